import type { Day } from '../../plan/day.ts'
import { type Html, html } from './html.ts'

/** A drawing of one width; the page shows the one that fits, so that its letters stay readable. */
interface Size {
  name: 'narrow' | 'medium' | 'wide'
  width: number
  height: number
}

const sizes: Size[] = [
  { name: 'narrow', width: 340, height: 260 },
  { name: 'medium', width: 560, height: 320 },
  { name: 'wide', width: 760, height: 360 },
]

/** The same drawing for narrow, medium and wide places, with one description for those who do not see it. */
export function drawings(
  says: string,
  draw: (width: number, height: number) => Html,
  flat = 1,
): Html {
  return html`${sizes.map(({ name, width, height: full }) => {
    const height = Math.round(full * flat)
    return html`<svg class="drawing ${name}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${says}">${draw(width, height)}</svg>`
  })}`
}

/** The beginning of a day, for scales. */
export function dateOf(day: Day): Date {
  return new Date(`${day}T00:00:00Z`)
}

/** The same numbers as a table, folded. */
export function numbers(title: string, heads: string[], rows: (string | Html)[][]): Html {
  return html`<details class="numbers"><summary>${title}</summary><div class="scroll" tabindex="0" role="region" aria-label="${title}"><table>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.map(([first = '', ...more]) => html`<tr><th scope="row">${first}</th>${more.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
</table></div></details>`
}
