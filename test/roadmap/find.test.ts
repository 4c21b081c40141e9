import { expect, test } from 'vitest'
import { Refusal } from '../../src/errors.ts'
import { findTopic } from '../../src/roadmap/find.ts'
import { readRoadmap } from '../../src/roadmap/read.ts'

const yaml = `
title: T
stages:
  - title: Data
    id: data
    topics:
      - { title: Database, id: db }
      - { title: Relational database, id: relational }
      - { title: Caching, id: caching }
      - { title: Cache invalidation, id: invalidation }
      - { title: data, id: second-data }
      - { title: JSON Web Token, id: jwt }
      - { title: JWT in practice, id: jwt-practice }
      - { title: Go, id: go }
      - { title: MongoDB, id: mongodb }
      - { title: Élan Größe, id: elan }
      - { title: Ночь, id: night }
      - { title: One, id: one, topics: [Setup] }
      - { title: Two, id: two, topics: [Setup] }
      - { title: Upper, id: CASE }
      - { title: Lower, id: case }`

const find = (name: string, text = yaml) => {
  const { roadmap } = readRoadmap(text)
  if (roadmap === null) throw new Error('the roadmap of this test has problems')
  try {
    return findTopic(roadmap, name, 'done').id
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return `${error.code}, exit ${error.exit}: ${error.message}\ntry: ${error.hint}`
  }
}

test.each([
  ['an id', 'jwt', 'jwt'],
  ['an id in other letters', 'JWT', 'jwt'],
  ['an id exactly, where another differs by case alone', 'CASE', 'CASE'],
  ['an id before a title', 'data', 'data'],
  ['a title', 'json web token', 'jwt'],
  ['a title with other spaces', ' JSON  Web Token ', 'jwt'],
  ['a title before the part of another', 'database', 'db'],
  ['a prefix before a part', 'go', 'go'],
  ['the prefix of an id', 'jwt-', 'jwt-practice'],
  ['the prefix of a title', 'caching', 'caching'],
  ['a part of an id', 'lational', 'relational'],
  ['a part of a title', 'web', 'jwt'],
  ['other letter cases of any script', 'НОЧЬ', 'night'],
  ['a title in composed letters', 'élan größe', 'elan'],
  ['a title in decomposed letters', 'E\u0301LAN', 'elan'],
])('%s: %s', (_, name, id) => expect(find(name)).toBe(id))

test('a name of several topics lists them', () => {
  expect(find('cach')).toMatchInlineSnapshot(`
    "ambiguous-topic, exit 1: \`cach\` may be any of 2 topics:
      caching  Caching
      invalidation  Cache invalidation
    try: roadmap done caching"
  `)
})

test('a title that two topics have is ambiguous, and ids tell them apart', () => {
  expect(find('set')).toMatchInlineSnapshot(`
    "ambiguous-topic, exit 1: \`set\` may be any of 2 topics:
      setup  Setup
      two/setup  Setup
    try: roadmap done setup"
  `)
  expect(find('setup')).toBe('setup')
  expect(find('two/setup')).toBe('two/setup')
})

test('a long list of matches is cut', () => {
  const chapters = [...Array(15).keys()].map((n) => `Chapter ${n}`)
  const book = `title: Book\nstages: [${chapters.join(', ')}]`
  expect(find('chap', book).split('\n').slice(-4)).toEqual([
    '  chapter-10  Chapter 10',
    '  chapter-11  Chapter 11',
    '  … and 3 more',
    'try: roadmap done chapter-0',
  ])
})

test('a name of none suggests the nearest', () => {
  expect(find('cashing')).toMatchInlineSnapshot(`
    "unknown-topic, exit 1: no topic is called \`cashing\`; did you mean \`caching\`?
    try: roadmap done caching"
  `)
  expect(find('relatonal databse')).toMatch('`relational`')
})

test('a name that is near to none leads to the list', () => {
  expect(find('quantum physics')).toMatchInlineSnapshot(`
    "unknown-topic, exit 1: no topic is called \`quantum physics\`
    try: roadmap list --all"
  `)
})

test.each(['', '  ', '\t'])('%o is the name of nothing', (name) => {
  expect(find(name)).toBe(
    'unknown-topic, exit 1: the name of the topic is empty\ntry: roadmap list --all',
  )
})

test('a name as long as a book is no problem', () => {
  expect(find('x'.repeat(1_000_000))).toMatch(/^unknown-topic/)
})
