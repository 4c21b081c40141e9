import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tea } from '../contract.ts'
import { learner } from '../learner.ts'

const samples = join(import.meta.dirname, '../../../shared/samples')

const begun = async () => {
  const roadmap = learner(tea)
  await roadmap('done water')
  await roadmap('done green')
  await roadmap('start copper-kettle')
  await roadmap('skip host')
  return roadmap
}

test('markdown has headings, boxes, and what stands behind a title', async () => {
  const roadmap = await begun()
  expect((await roadmap('export markdown')).out).toMatchInlineSnapshot(`
    "<!-- roadmap: tea -->

    # Tea

    ## Basics

    - [x] Water *(1-2 weeks)*
      Soft water makes better tea.
      - <https://water.example/>
    - [x] Leaves *(2 weeks, choose 1)*
      - <https://leaves.example/>
      - [The book of leaves](https://book.example/)
      - [x] Green
      - [ ] Black
      - [ ] Oolong
    - [ ] Kettle *(3 weeks)* <!-- needs: water -->
      - [/] Copper kettle
      - [ ] Steel kettle

    ## Mastery

    - [ ] Ceremony *(4 weeks)* <!-- needs: kettle, leaves -->
      - [-] Host
      - [ ] Guest
    - [ ] Pottery *(1 week, optional)*
    "
  `)
})

test.each(['markdown', 'json', 'yaml'])('%s imports as the same roadmap', async (format) => {
  const roadmap = await begun()
  const { out } = await roadmap(`export ${format}`)
  const other = learner(undefined, { input: out })
  await other('import -')
  expect((await other.json('list --all')).stages).toEqual((await roadmap.json('list --all')).stages)
  expect((await other(`export ${format}`)).out).toBe(out)
})

test('yaml says what is done in comments', async () => {
  const { out } = await (await begun())('export yaml')
  expect(out).toContain('- title: Water # done\n')
  expect(out).toContain('- Green # done\n')
  expect(out).toContain('- Copper kettle # in progress\n')
  expect(out).toContain('- Host # skipped\n')
})

test('an answer and a file hold the same text, to the letter', async () => {
  const roadmap = learner('title: "Zero\\u200bwidth\\u00ad"\nstages: [A]\n')
  const { out } = await roadmap('export json')
  expect(out).toContain('Zero\u200bwidth\u00ad')
  const { text } = await roadmap.json('export json')
  expect(text).toBe(out)
  const { code } = await roadmap('export json -o a.json')
  expect(code).toBe(0)
  expect(readFileSync(join(roadmap.folder, 'a.json'), 'utf8')).toBe(out)
  expect(readdirSync(roadmap.folder).sort()).toEqual(['a.json', 'roadmap.yaml'])
  roadmap.terminal = { width: 80 }
  expect((await roadmap('export json')).out).not.toContain('\u200b')
})

test('csv has a row for each topic, and a mark for spreadsheets in its file', async () => {
  const roadmap = await begun()
  const { out } = await roadmap('export csv')
  expect(out.split('\r\n').slice(0, 3).join('\n')).toMatchInlineSnapshot(`
    ""Depth","Stage","Title","Id","Status","Duration","Min weeks","Max weeks","Optional","Choose","Needs","Links","Description"
    "1","Basics","Basics","basics","in progress","","6","7","","","","",""
    "2","Basics","Water","water","done","1-2 weeks","1","2","","","","https://water.example/","Soft water makes better tea.""
  `)
  await roadmap('export csv -o tea.csv')
  expect(readFileSync(join(roadmap.folder, 'tea.csv'), 'utf8')).toBe(`\ufeff${out}`)
  const other = learner(undefined, { input: out })
  await other('import - --id tea --title Tea')
  const titles = async (of: typeof other) => Object.keys(await of.statuses())
  expect(await titles(other)).toEqual(await titles(roadmap))
  expect(await other.statuses()).toMatchObject({ water: 'done', host: 'skipped' })
})

test('--at exports what was then', async () => {
  const roadmap = await begun()
  const { out } = await roadmap('export markdown --at 2025-06-03')
  expect(out).not.toContain('[x]')
})

test('mermaid draws what needs what, or the days of the plan', async () => {
  const roadmap = await begun()
  expect((await roadmap('export mermaid')).out).toContain('flowchart TD\n  subgraph t1["Basics"]')
  const { out } = await roadmap('export mermaid --diagram gantt')
  expect(out).toContain('  section Basics\n    Kettle :active, 2025-06-04, 2025-06-25\n')
  expect(out).not.toContain('Water')
})

test('the roadmap itself is not written over', async () => {
  const roadmap = learner(tea)
  const { code, err } = await roadmap('export markdown -o roadmap.yaml')
  expect(code).toBe(1)
  expect(err).toContain('is the roadmap itself')
  expect(readFileSync(join(roadmap.folder, 'roadmap.yaml'), 'utf8')).toBe(tea)
})

test.each([
  ['export', /missing required argument/],
  ['export pdf', /no format `pdf`; there are markdown, json/],
  ['export mermaid --diagram pie', /flowchart or gantt/],
  ['export csv --diagram gantt', /--diagram is for mermaid/],
  ['export csv --into a.md', /--into writes ticks/],
  ['export markdown --into a.md -o b.md', /--into writes ticks/],
])('%s is wrong usage', async (typed, message) => {
  const { code, err } = await learner(tea)(typed)
  expect(code).toBe(2)
  expect(err).toMatch(message)
})

const source = `\ufeff---\r
title: Plan\r
---\r
# Plan [ ]\r
\r
* [ ] One  \r
\t1. [X] Two\ttab\r
\r
\`\`\`\r
- [ ] code\r
\`\`\`\r
> - [x] Three\r
- [ ] One\r
- [-] Four\r
   + [ ] Five`

test('--into changes ticks and nothing else', async () => {
  const roadmap = learner()
  roadmap.write('plan.md', source)
  await roadmap('import plan.md')
  expect(await roadmap.json('export markdown --into plan.md')).toMatchObject({
    into: { changed: 0, boxes: 6, strange: 0, unsaid: [] },
  })
  await roadmap('done plan/one')
  await roadmap('reset two')
  await roadmap('reset three')
  await roadmap('start five')
  await roadmap('reset four')
  await roadmap('skip topics/one-2')
  const { into } = await roadmap.json('export markdown --into plan.md')
  const text = readFileSync(join(roadmap.folder, 'plan.md'), 'utf8')
  expect(text.replaceAll(/\[[ xX/-]\]/g, '[]')).toBe(source.replaceAll(/\[[ xX/-]\]/g, '[]'))
  expect(into.changed).toBeGreaterThan(3)
})

test('--into follows the statuses, and keeps what a box says already', async () => {
  const roadmap = learner()
  roadmap.write('plan.md', '- [X] A\n- [ ] B\n- [ ] C\n- [ ] D\n  - [ ] E\n')
  await roadmap('import plan.md')
  await roadmap('skip b')
  await roadmap('start c')
  await roadmap('done d')
  const { out } = await roadmap('export markdown --into plan.md')
  expect(out).toMatch(/^4 of 5 boxes changed in .*plan\.md\.\n$/)
  const text = readFileSync(join(roadmap.folder, 'plan.md'), 'utf8')
  expect(text).toBe('- [X] A\n- [-] B\n- [/] C\n- [x] D\n  - [x] E\n')
  expect((await roadmap('export markdown --into plan.md')).out).toMatch(/^All 5 boxes/)
})

test('--into never makes a box that would be none', async () => {
  const roadmap = learner()
  roadmap.write('plan.md', '## A\n- [ ] B\n## C\n- [ ] D\n')
  await roadmap('import plan.md')
  await roadmap('skip b')
  await roadmap('done d')
  const { out } = await roadmap('export markdown --into plan.md')
  expect(out).toContain('Boxes whose list cannot say skipped or in progress')
  const text = readFileSync(join(roadmap.folder, 'plan.md'), 'utf8')
  expect(text).toBe('## A\n- [ ] B\n## C\n- [x] D\n')
})

test('--into keeps UTF-16, and boxes that are new in the file', async () => {
  const roadmap = learner()
  const bytes = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()
  roadmap.write('plan.md', bytes('- [ ] A\n- [ ] B\n'))
  await roadmap('import plan.md')
  await roadmap('done a')
  roadmap.write('plan.md', bytes('- [x] New\n- [ ] A\n- [ ] B\n'))
  expect((await roadmap('export markdown --into plan.md')).out).toContain('stay as they are: 1')
  expect(readFileSync(join(roadmap.folder, 'plan.md'))).toEqual(
    bytes('- [x] New\n- [x] A\n- [ ] B\n'),
  )
})

test('--into a file of another roadmap is refused', async () => {
  const roadmap = learner(tea)
  roadmap.write('plan.md', '- [ ] X\n')
  const { code, err } = await roadmap('export markdown --into plan.md')
  expect(code).toBe(1)
  expect(err).toMatch(/no check box in plan\.md is a topic of Tea/)
})

test('--into a table, which has no boxes, or something that is no file is refused', async () => {
  const roadmap = learner()
  roadmap.write('plan.md', '| Course |\n|---|\n| Sets |\n')
  await roadmap('import plan.md')
  await roadmap('done sets')
  expect((await roadmap('export markdown --into plan.md')).err).toContain(
    'there is no check box in',
  )
  for (const into of ['-', 'https://example.org/plan.md'])
    expect((await roadmap(`export markdown --into ${into}`)).code).toBe(2)
})

test
  .skipIf(!existsSync(samples))
  .each(['front-end-checklist.md', 'app-ideas-mypodcast.md', 'exercism-javascript-tags.md'])(
  '--into %s: every box ticked differs in the ticks alone',
  async (file) => {
    const roadmap = learner()
    const source = readFileSync(join(samples, file), 'utf8')
    roadmap.write('a.md', source)
    await roadmap('import a.md')
    const { stages } = await roadmap.json('list')
    await roadmap(['done', ...stages.map(({ id }: { id: string }) => id)])
    await roadmap('export markdown --into a.md')
    const text = readFileSync(join(roadmap.folder, 'a.md'), 'utf8')
    expect(text.length).toBe(source.length)
    const changed = text.split('').filter((char, i) => char !== source[i])
    expect(new Set(changed)).toEqual(new Set(['x']))
    const again = learner()
    again.write('a.md', text)
    const { found } = await again.json('import a.md')
    expect(found.ticks).toBe(found.topics)
  },
)
