/** How the page looks: on paper and screens of any width, by day and by night. */
export const style = `
:root {
  --paper: #faf9f6; --card: #fff; --ink: #1f1d1a; --soft: #5f5a52; --line: #e3dfd6; --track: #e9e5dc;
  --done: #0f6a52; --done-soft: #dcece5; --now: #935000; --now-soft: #f9ead2;
  --serif: ui-serif, "Iowan Old Style", "Palatino Linotype", Palatino, "Book Antiqua", P052, Georgia, serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #161513; --card: #1e1c1a; --ink: #ece9e2; --soft: #aca69b; --line: #35322d; --track: #37342f;
    --done: #6cc7a4; --done-soft: #1d3a30; --now: #e2ac61; --now-soft: #3a2c17;
  }
}
*, ::before, ::after { box-sizing: border-box; }
[hidden] { display: none !important; }
html { scroll-behavior: smooth; scroll-padding-top: 1.5rem; -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 var(--sans); overflow-wrap: anywhere; font-variant-numeric: tabular-nums lining-nums;
}
main, .end { max-width: 100rem; margin-inline: auto; padding-inline: clamp(1rem, 4vw, 4rem); }
main { padding-block: clamp(1.5rem, 4vw, 4rem) 3rem; }
h1, h2, h3 { font-family: var(--serif); font-weight: 600; line-height: 1.15; letter-spacing: -.01em; margin: 0; text-wrap: balance; }
h1 { font-size: clamp(2.1rem, 5.5vw, 3.75rem); line-height: 1.04; letter-spacing: -.02em; }
h1.long { font-size: clamp(1.5rem, 2.5vw, 2rem); line-height: 1.2; }
h2 { font-size: 1.6rem; }
h3 { font-size: 1.35rem; }
h4 { font-size: 1rem; line-height: 1.35; margin: 0; font-weight: 600; }
p { margin: 0; }
ol, ul { margin: 0; padding: 0; list-style: none; }
a { color: inherit; text-decoration-color: color-mix(in srgb, currentColor 40%, transparent); text-underline-offset: .18em; }
a:hover { text-decoration-color: currentColor; }
:focus-visible { outline: 2px solid var(--done); outline-offset: 3px; border-radius: 3px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; inset-inline-start: 1rem; top: -4rem; background: var(--card); padding: .5rem 1rem; border-radius: 6px; z-index: 2; }
.skip:focus { top: 1rem; }
.signs { position: absolute; width: 0; height: 0; }
.sign { inline-size: 1rem; block-size: 1rem; flex: none; margin-block-start: .18em; color: var(--soft); }
.done > h4 > .sign, .done > .row > .sign, .done > details > .row > .sign { color: var(--done); }
.in-progress > h4 > .sign, .in-progress > .row > .sign, .in-progress > details > .row > .sign { color: var(--now); }
.solid { fill: currentColor; }
.ring { fill: none; stroke: currentColor; stroke-width: 1.5; }
.dotted { stroke-dasharray: 1.5 2.6; }
.tick { fill: none; stroke: var(--card); stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
.bar { display: block; inline-size: 100%; block-size: 6px; border-radius: 3px; overflow: hidden; }
[dir=rtl] .bar { transform: scaleX(-1); }
.track { fill: var(--track); }
.full { fill: var(--done); }

.opening { display: grid; gap: 2.5rem clamp(2rem, 5vw, 5rem); grid-template-columns: minmax(0, 1fr); }
.eyebrow { color: var(--soft); font-size: .875rem; margin-block-end: 1rem; }
.eyebrow span::before { content: "·"; margin-inline: .4em; }
.lead { margin-block-start: 1rem; color: var(--soft); max-width: 38rem; font-size: 1.0625rem; }
.progress { display: flex; align-items: baseline; gap: .75rem; margin-block: 2rem .6rem; }
.progress strong { font: 600 2.5rem/1 var(--serif); letter-spacing: -.02em; color: var(--done); }
.progress span { color: var(--soft); }
.summary > .bar { block-size: 10px; border-radius: 5px; }
.facts-list { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 12.5rem), 1fr)); gap: 1.1rem 1.5rem; margin: 1.75rem 0 0; }
dt { color: var(--soft); font-size: .875rem; }
dd { margin: .1rem 0 0; font-weight: 600; }
.burn-up h2 { font: 600 1rem/1.4 var(--sans); letter-spacing: 0; margin-block-end: .75rem; }
.basis { color: var(--soft); font-size: .875rem; margin-block-start: .75rem; }
.overview { grid-column: 1 / -1; display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr)); gap: 1rem 1.5rem; border-block-start: 1px solid var(--line); padding-block-start: 1.25rem; }
.overview li { display: grid; grid-template-columns: 1fr auto; gap: .4rem .75rem; align-content: end; }
.overview .bar { grid-column: 1 / -1; }
.overview a { text-decoration: none; }
.overview a:hover { text-decoration: underline; }
.share { color: var(--soft); }

main > section, .looking-back { margin-block-start: clamp(3rem, 6vw, 5rem); }
.heading { display: flex; flex-wrap: wrap; align-items: center; gap: 1rem 2rem; justify-content: space-between; margin-block-end: 1rem; }
.next ol { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); gap: 1rem; margin-block-start: 1.25rem; }
.next li { border: 1px solid var(--line); border-radius: 10px; padding: 1.25rem 1.4rem; color: var(--soft); background: var(--card); font-size: .9375rem; }
.next li:first-child { border-color: var(--done); box-shadow: inset 0 0 0 1px var(--done); }
.next li > p:last-child::first-letter { text-transform: uppercase; }
.next h3 { color: var(--ink); margin-block: .15rem .5rem; }
.path { font-size: .875rem; color: var(--soft); }

.filter { display: flex; flex-wrap: wrap; gap: .6rem; align-items: center; font-size: .875rem; }
.filter input[type=search], .filter button { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--soft); border-radius: 999px; padding: .4rem .9rem; min-block-size: 2.25rem; }
.filter input[type=search] { inline-size: 11rem; }
.filter ::placeholder { color: var(--soft); opacity: 1; }
.filter fieldset { display: flex; border: 1px solid var(--soft); border-radius: 999px; margin: 0; padding: 2px; min-inline-size: 0; }
.filter fieldset label { position: relative; }
.filter fieldset input { position: absolute; inset: 0; opacity: 0; margin: 0; inline-size: 100%; block-size: 100%; cursor: pointer; }
.filter fieldset span { display: block; padding: .25rem .7rem; border-radius: 999px; }
.filter :checked + span { background: var(--ink); color: var(--paper); }
.filter :focus-visible + span { outline: 2px solid var(--done); outline-offset: 2px; }
.filter button { cursor: pointer; }
.filter button[aria-pressed=true] { background: var(--ink); color: var(--paper); }
.filter output { color: var(--soft); min-inline-size: 6.5rem; }
.filter output:empty { display: none; }

.key { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; font-size: .875rem; color: var(--soft); margin-block-end: 1.25rem; }
.key li { display: flex; gap: .4rem; align-items: flex-start; }
.key .done svg { color: var(--done); }
.key .in-progress svg { color: var(--now); }
.stage { display: grid; grid-template-columns: minmax(0, 1fr); gap: 1.5rem 3rem; padding-block: 2rem; border-block-start: 1px solid var(--line); counter-increment: stage; }
.many > .stage { content-visibility: auto; contain-intrinsic-block-size: auto 60rem; }
.stages { counter-reset: stage; }
.stage > header { display: grid; grid-template-columns: 1fr auto; gap: .5rem 1rem; align-content: start; align-items: baseline; }
.stage > header > :not(h3, .share) { grid-column: 1 / -1; }
.stage h3::before { content: counter(stage) ". "; color: var(--soft); font-weight: 400; }
.facts span { white-space: nowrap; }
.facts span + span::before { content: " · "; }
.facts, .ties, .more, .about { font-size: .875rem; color: var(--soft); }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 16.5rem), 1fr)); gap: 1rem; min-inline-size: 0; align-items: start; }
.card { position: relative; background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 1rem 1.15rem 1.1rem; display: flex; flex-direction: column; gap: .5rem; min-inline-size: 0; }
.card h4 { display: flex; gap: .55rem; }
.card h4 a { text-decoration: none; }
.card h4 a:hover { text-decoration: underline; }
.card > :not(h4, .bar, .choice) { padding-inline-start: 1.55rem; }
.card > .choice, .card > .bar { margin-inline-start: 1.55rem; inline-size: auto; }
.card > .bar { block-size: 4px; }
.card.in-progress { border-color: var(--now); }
.card.in-progress .facts { color: var(--now); }
.card.done { background: transparent; }
.card:target { box-shadow: 0 0 0 3px var(--done-soft); border-color: var(--done); }
.ties span { font-weight: 600; }
.parts { display: grid; gap: .3rem; font-size: .9375rem; }
.parts .parts { margin-block-start: .3rem; padding-inline-start: 1.5rem; }
.row { display: flex; gap: .5rem; align-items: flex-start; }
.row .sign { inline-size: .8125rem; block-size: .8125rem; margin-block-start: .36em; }
.row .title { min-inline-size: 0; }
.row small { color: var(--soft); font-size: .8125rem; }
li.not-needed > .row, li.not-needed > details > .row, li.skipped > .row, li.skipped > details > .row { color: var(--soft); }
.parts .ties { padding-inline-start: 1.3rem; }
.choice { border: 1px dashed var(--soft); border-radius: 8px; padding: .55rem .8rem .65rem; }
.parts .choice { margin: .35rem 0 .45rem 1.3rem; }
.parts .choice .parts { padding: 0; margin: 0; }
.parts .parts .parts .parts .parts { padding-inline-start: 0; }
.choice .choice .choice { margin-inline: 0; padding-inline: 0; border-inline-width: 0; border-radius: 0; }
.pick { font-size: .8125rem; font-weight: 600; margin-block-end: .4rem; }
summary { cursor: pointer; list-style: none; }
summary::-webkit-details-marker { display: none; }
summary::after { content: "+"; color: var(--soft); font-weight: 400; margin-inline-start: .4em; flex: none; }
.row:is(summary)::after { content: none; }
summary > .title::after { content: "+"; color: var(--soft); margin-inline-start: .35em; }
[open] > summary > .title::after { content: "−"; }
details[open] > summary:not(.row)::after { content: "−"; }
summary:hover { text-decoration: underline; text-decoration-color: var(--line); text-underline-offset: .18em; }
.inside { display: grid; gap: .5rem; font-size: .875rem; color: var(--soft); padding-block: .35rem .5rem; }
.row + .inside { padding-inline-start: 1.3rem; }
.links { display: grid; gap: .2rem; }
blockquote { margin: 0; border-inline-start: 2px solid var(--line); padding-inline-start: .75rem; white-space: pre-line; color: var(--ink); }
blockquote footer { color: var(--soft); font-size: .8125rem; }
.comes-before, .comes-after { outline: 2px solid var(--done); outline-offset: 2px; }
.comes-after { outline-style: dashed; outline-color: var(--soft); }
.card.comes-before::after, .card.comes-after::after { position: absolute; inset-block-start: -.75rem; inset-inline-end: .75rem; font-size: .75rem; line-height: 1.5; padding-inline: .5rem; border-radius: 999px; background: var(--done); color: var(--paper); content: "needed first"; }
.card.comes-after::after { background: var(--soft); content: "unlocked by it"; }

figcaption { font-size: .875rem; color: var(--soft); }
.chart { margin: 0; container-type: inline-size; }
.drawing { display: none; inline-size: 100%; block-size: auto; overflow: visible; }
@container (max-width: 27.99rem) { .narrow { display: block; } }
@container (min-width: 28rem) and (max-width: 39.99rem) { .medium { display: block; } }
@container (min-width: 40rem) { .wide { display: block; } }
.drawing text { font: 12px var(--sans); fill: var(--soft); }
.drawing .label { font-weight: 600; fill: var(--ink); }
.axis line { stroke: var(--line); }
.fan { fill: var(--done); fill-opacity: .14; }
.fan.inner { fill-opacity: .2; }
.middle { fill: none; stroke: var(--done); stroke-width: 1.5; stroke-dasharray: 4 4; }
path.done { fill: var(--done); fill-opacity: .22; }
.edge { fill: none; stroke: var(--done); stroke-width: 2.5; stroke-linejoin: round; }
.whole { stroke: var(--ink); stroke-width: 1.25; }
circle.now { fill: var(--paper); stroke: var(--done); stroke-width: 2.5; }
.week { fill: var(--done); }
.paused { fill: var(--soft); fill-opacity: .45; }
.looking-back { display: grid; gap: 3rem clamp(2rem, 5vw, 5rem); grid-template-columns: minmax(0, 1fr); }
.looking-back h2 + p { color: var(--soft); margin-block: .25rem 1rem; }
.numbers { font-size: .875rem; color: var(--soft); margin-block-start: .5rem; }
.scroll { max-block-size: 20rem; overflow: auto; margin-block-start: .5rem; }
table { border-collapse: collapse; inline-size: 100%; font-size: .875rem; }
td { white-space: nowrap; }
th, td { text-align: start; padding: .45rem 1.25rem .45rem 0; border-block-end: 1px solid var(--line); vertical-align: top; font-weight: 400; }
thead th { color: var(--soft); font-size: .8125rem; }
.estimates tbody th { font-weight: 600; }
.drawn { inline-size: 45%; padding-inline-end: 0; }
.drawn text { font-size: .8125rem; fill: var(--soft); }
.drawn svg { display: block; inline-size: 100%; block-size: 1.5rem; overflow: visible; }
.drawn line { stroke: var(--line); }
.named-narrow { display: none; }
.planned { fill: var(--done); fill-opacity: .3; }
.took { fill: var(--done); stroke: var(--paper); stroke-width: 2; }
.took.over { fill: var(--now); }
.notes ul { display: grid; gap: 1.25rem; margin-block-start: 1.25rem; max-width: 44rem; }
.notes time { margin-inline-start: .5rem; }
.notes p[dir] { white-space: pre-line; }
.end { padding-block: 1.5rem 3rem; color: var(--soft); font-size: .8125rem; }
code { font-size: .95em; }

@media (min-width: 64rem) {
  .opening:not(.alone) { grid-template-columns: minmax(0, 5fr) minmax(0, 6fr); }
  .summary { display: flex; flex-direction: column; }
  .summary > .progress { margin-block-start: auto; padding-block-start: 2rem; }
  .stage { grid-template-columns: 15rem minmax(0, 1fr); }
  .stage > header { position: sticky; inset-block-start: 1.5rem; align-self: start; }
  .looking-back { grid-template-columns: repeat(auto-fit, minmax(min(100%, 32rem), 1fr)); }
}
@media (max-width: 36rem) {
  .facts-list { gap: 0; }
  .facts-list div { display: flex; justify-content: space-between; gap: 1rem; padding-block: .5rem; border-block-end: 1px solid var(--line); }
  .facts-list dd { text-align: end; margin: 0; }
  .estimates thead { display: none; }
  .estimates tr { display: grid; grid-template-columns: 1fr auto auto; gap: 0 1rem; border-block-end: 1px solid var(--line); padding-block: .5rem; }
  .estimates th, .estimates td { border: 0; padding: .1rem 0; }
  .estimates tbody th, .drawn { grid-column: 1 / -1; inline-size: auto; }
  .named-narrow { display: inline; color: var(--soft); }
  .filter > label, .filter input[type=search] { inline-size: 100%; }
  .filter fieldset span { padding-inline: .6rem; }
}
@media (forced-colors: active) { .filter :checked + span, .filter button[aria-pressed=true] { forced-color-adjust: none; background: Highlight; color: HighlightText; } }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
@media print {
  @page { margin: 16mm 14mm; }
  :root {
    --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #ccc; --track: #e5e5e5;
    --done: #0f6a52; --done-soft: #dcece5; --now: #7d4300; --now-soft: #fff; color-scheme: light;
  }
  html { font-size: 8pt; }
  body { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  main, .end { max-width: none; padding: 0; }
  .filter, .skip, summary::after, summary > .title::after, .numbers, .more:not([open]) { display: none; }
  .card, .next li, .notes li, figure, tr { break-inside: avoid; }
  h2, h3, h2 + p, .key, .stage > header { break-after: avoid; }
  .looking-back { display: block; }
  .looking-back section + section, main > section { margin-block-start: 2.5rem; }
  .opening:not(.alone) { grid-template-columns: minmax(0, 4fr) minmax(0, 5fr); }
  .stage { grid-template-columns: minmax(0, 1fr); padding-block: 0 1.5rem; gap: 1rem; border: 0; }
  .stage > header { position: static; border-block-start: 1px solid var(--line); padding-block-start: 1rem; }
  .end { padding-block: 1.5rem 0; }
  .cards { grid-template-columns: repeat(3, minmax(0, 1fr)); gap: .75rem; }
  .many > .stage { content-visibility: visible; }
  a { text-decoration: none; }
  .links .named::after { content: " " attr(href); color: var(--soft); }
}
`
