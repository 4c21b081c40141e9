import { expect, test } from 'vitest'
import { idPattern, slug } from '../../src/roadmap/id.ts'
import { readRoadmap } from '../../src/roadmap/read.ts'
import { everyTopic } from '../../src/roadmap/roadmap.ts'

const idsOf = (yaml: string) => {
  const { roadmap } = readRoadmap(`title: T\n${yaml}`)
  return roadmap && [...everyTopic(roadmap.stages)].map((topic) => topic.id)
}

test.each([
  ['Caching', 'caching'],
  ['CI/CD', 'ci-cd'],
  ['  JavaScript (Node.js)! ', 'javascript-node-js'],
  ['Café Ångström', 'cafe-angstrom'],
  ['ﬁle №½', 'file-no1-2'],
  ['ＦＵＬＬ width', 'full-width'],
  ['Базы данных', 'базы-данных'],
  ['Йод', 'иод'],
  ['数据库 SQL', '数据库-sql'],
  ['İstanbul', 'istanbul'],
  ['C++', 'c'],
  ['???', 'topic'],
])('%s has the id %s', (title, id) => {
  expect(slug(title)).toBe(id)
  expect(id).toMatch(idPattern)
})

test.each(['go', '2024', 'a.b_c/d-e', 'Größe', '数据', '한국어'])('%s is an id', (id) => {
  expect(id).toMatch(idPattern)
})

test.each(['', '-a', '.a', '/a', 'a b', 'a:b', 'a\u0301', 'a\n'])('%o is no id', (id) => {
  expect(id).not.toMatch(idPattern)
})

test('a made id that is taken gets its parent in front, and then a number', () => {
  const yaml = `stages:
    - title: Databases
      topics: [Oracle, MySQL]
    - title: Relational
      topics: [Oracle, Oracle, Oracle, MySQL]`
  expect(idsOf(yaml)).toEqual([
    'databases',
    'oracle',
    'mysql',
    'relational',
    'relational/oracle',
    'relational/oracle-2',
    'relational/oracle-3',
    'relational/mysql',
  ])
})

test('given ids come first, wherever they stand', () => {
  const yaml = `stages:
    - title: Stage
      topics: [Redis, { title: Other, id: redis }]
    - Stage
    - { title: Third, id: stage-2 }`
  expect(idsOf(yaml)).toEqual(['stage', 'stage/redis', 'redis', 'stage-3', 'stage-2'])
})

test('a number that is counted past may be taken by a title', () => {
  expect(idsOf('stages: [A, A, A 3, A, A]')).toEqual(['a', 'a-2', 'a-3', 'a-4', 'a-5'])
})

test('thousands of topics with one title get their ids at once', () => {
  expect(idsOf(`stages:\n${'- a\n'.repeat(30_000)}`)?.at(-1)).toBe('a-30000')
})
