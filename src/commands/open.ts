import { Refusal, wrongUsage } from '../errors.ts'
import { type Link, webAddress } from '../roadmap/roadmap.ts'
import { choiceOf } from '../use-cases/marking.ts'
import type { Verb } from '../verb.ts'

interface OpenAnswer {
  topic: { id: string; title: string }
  opened: Link[]
}

export const open: Verb<object, OpenAnswer> = {
  name: 'open',
  operands: '[topic] [number]',
  group: 'Looking closer:',
  summary: 'open the links of a topic in the browser',
  examples: [
    ['roadmap open caching', 'read about caching; asks which link where there are several'],
    ['roadmap open caching 2', 'open its second link'],
  ],
  reads: true,
  async run(app, [name, number]) {
    const standing = await app.standing()
    const withLinks = standing.count.all.filter((t) => t.topic.links.length > 0)
    if (name === undefined && app.prompts === null)
      throw wrongUsage('name the topic to open', 'roadmap open caching')
    const asked = name ?? (await app.prompts?.search('Which topic?', withLinks.map(choiceOf))) ?? ''
    const { id, title, links } = app.find(standing, asked).topic
    const safe = links.filter(({ url }) => webAddress(url) !== null)
    if (safe.length === 0) {
      const why =
        links.length === 0 ? 'has no links' : 'has no http or https link, and others are not opened'
      throw new Refusal('no-link', `“${title}” ${why}`, { hint: `roadmap show ${id}` })
    }
    const link = number === undefined ? await theOne(safe) : safe[Number(number) - 1]
    if (link === undefined)
      throw wrongUsage(`“${title}” has links 1 to ${safe.length}, not \`${number}\``)
    await app.openLink(new URL(link.url).href)
    return { topic: { id, title }, opened: [link] }

    async function theOne(links: Link[]): Promise<Link | undefined> {
      if (links.length === 1) return links[0]
      const choices = links.map(({ title, url }, i) => ({
        value: String(i),
        name: title,
        description: url,
      }))
      if (app.prompts !== null)
        return links[Number(await app.prompts.search('Which link?', choices))]
      const lines = links.map(({ url }, i) => `  ${i + 1}  ${url}`)
      throw new Refusal(
        'several-links',
        [`“${title}” has ${links.length} links:`, ...lines].join('\n'),
        {
          hint: `roadmap open ${id} 1`,
        },
      )
    }
  },
  render: ({ opened }) => opened.map(({ url }) => `Opened ${url}\n`).join(''),
}
