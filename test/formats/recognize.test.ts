import { expect, test } from 'vitest'
import { recognize } from '../../src/formats/recognize.ts'

const boxes = '# Plan\n- [ ] A\n- [ ] B\n'
const org = '#+TITLE: Plan\n* TODO A\n* DONE B\n'
const csv = 'Stage,Topic,Status\nOne,A,done\nOne,B,open\n'
const yaml = 'title: Plan\nstages: [A, B]\n'
const own = '{"title":"Plan","stages":["A","B"]}'
const drawing =
  '{"nodes":[{"id":"a","type":"topic","position":{"x":0,"y":0},"data":{"label":"A"}}],"edges":[]}'

test.each([
  ['markdown', 'a.md', boxes],
  ['markdown', 'https://example.org/README.MD?raw=1#x', boxes],
  ['markdown', null, boxes],
  ['markdown', 'README', boxes],
  ['markdown', null, '- [x] A, b\n- [ ] C, d\n'],
  ['markdown', null, '| Topic | Hours |\n|--|--|\n| A | 2 |\n'],
  ['org', 'a.org', org],
  ['org', null, org],
  ['csv', 'a.csv', csv],
  ['csv', 'a.tsv', csv.replaceAll(',', '\t')],
  ['csv', null, csv],
  ['csv', null, csv.replaceAll(',', ';')],
  ['yaml', 'a.yml', yaml],
  ['yaml', null, `title: Plan\nstages:\n  - A\n`],
  ['json', 'a.json', own],
  ['json', null, `\ufeff${own}`],
  ['roadmap.sh', 'a.json', drawing],
  ['roadmap.sh', 'a.txt', drawing],
])('%s is found in %s', async (format, name, text) => {
  const { draft } = await recognize({ text, name })
  expect(draft.format).toBe(format)
  expect(draft.stages.length).toBeGreaterThan(0)
})

test.each([
  ['md', boxes, 'markdown'],
  ['Markdown', boxes, 'markdown'],
  ['org', '* A\n** B\n*** C\n', 'org'],
  ['org', '- [ ] A\n', 'org'],
  ['tsv', csv, 'csv'],
  ['roadmap-sh', drawing, 'roadmap.sh'],
  ['yaml', own, 'yaml'],
])('--from %s', async (from, text, format) => {
  expect((await recognize({ text, name: 'a.txt', from })).draft.format).toBe(format)
})

test.each([
  ['{"nodes": [}', /not whole JSON: see line 1/],
  [`${drawing.slice(0, 60)}\n\n`, /ends in the middle of something/],
  ['{\n"nodes":\n[1,2 3]}', /see line 3/],
])('JSON that is damaged is said to be, with its line', async (text, message) => {
  await expect(recognize({ text, name: 'a.json' })).rejects.toThrow(message)
})

test('the page of a file on GitHub names the file itself', async () => {
  const name = 'https://github.com/a/b/blob/main/README.md'
  await expect(recognize({ text: '<!DOCTYPE html>', name })).rejects.toMatchObject({
    hint: 'roadmap import https://raw.githubusercontent.com/a/b/main/README.md',
  })
})
