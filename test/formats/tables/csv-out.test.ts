import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { readCsv } from '../../../src/formats/tables/csv.ts'
import { writeCsv } from '../../../src/formats/tables/csv-out.ts'
import { count } from '../../../src/progress/count.ts'
import { readRoadmap } from '../../../src/roadmap/read.ts'

const titles = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '＝1',
  'a;=1',
  'a\t=1',
  '"=1',
  "it's",
  "'=1",
  "''",
  'C, D & E',
]

function csvOf(topics: string[]): string {
  const { roadmap } = readRoadmap(JSON.stringify({ title: 'T', stages: [{ title: 'S', topics }] }))
  if (roadmap === null) throw new Error('not sound')
  return writeCsv(count(roadmap, new Map()))
}

test('no cell is a formula, whatever the delimiter is taken for', () => {
  const csv = csvOf(titles)
  for (const delimiter of [',', ';', '\t'])
    for (const row of Papa.parse<string[]>(csv, { delimiter }).data)
      for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/)
})

test('titles read back unharmed', () => {
  const [stage] = readCsv(csvOf(titles)).stages
  expect(stage?.topics.map(({ title }) => title)).toEqual(
    titles.map((title) => title.replace('\t', ' ')),
  )
})
