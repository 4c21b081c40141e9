import fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { writeIcs } from '../../src/formats/ics.ts'
import { schedule } from '../../src/plan/schedule.ts'
import { count } from '../../src/progress/count.ts'
import { readRoadmap } from '../../src/roadmap/read.ts'
import { tea } from '../contract.ts'
import { countOf, standings } from '../random-roadmap.ts'

const now = new Date('2025-06-04T10:00:00Z')
const today = '2025-06-04'

function read(yaml: string) {
  const { roadmap } = readRoadmap(yaml)
  if (roadmap === null) throw new Error('not sound')
  return roadmap
}

const icsOf = (yaml: string, at = now) => {
  const roadmap = read(yaml)
  return writeIcs(roadmap, schedule(count(roadmap, new Map()), today, []), at)
}

/** The events as a validating parser reads them. */
function events(ics: string) {
  const calendar = new ICAL.Component(ICAL.parse(ics))
  expect(calendar.getFirstPropertyValue('version')).toBe('2.0')
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    expect(component.getFirstPropertyValue('dtstamp')?.toString()).toMatch(/^\d{4}-.*Z$/)
    expect(event.startDate.isDate && event.endDate.isDate).toBe(true)
    expect(event.endDate.compare(event.startDate)).toBe(1)
    return {
      uid: event.uid,
      summary: event.summary,
      description: event.description,
      from: event.startDate.toString(),
      until: event.endDate.toString(),
      sequence: event.sequence,
    }
  })
}

test('the open topics follow one another from today at the pace of the plan', () => {
  expect(
    events(icsOf(tea)).map(({ summary, from, until }) => `${from} ${until} ${summary}`),
  ).toEqual([
    '2025-06-04 2025-06-15 Water',
    '2025-06-14 2025-06-29 Leaves',
    '2025-06-28 2025-07-09 Copper kettle',
    '2025-07-09 2025-07-20 Steel kettle',
    '2025-07-19 2025-08-03 Host',
    '2025-08-02 2025-08-17 Guest',
  ])
})

test('a later calendar has the same events, with higher numbers', () => {
  const [first, second] = [icsOf(tea), icsOf(tea, new Date('2025-06-05T10:00:00Z'))].map(events)
  expect(second?.map(({ uid }) => uid)).toEqual(first?.map(({ uid }) => uid))
  expect(new Set(first?.map(({ uid }) => uid)).size).toBe(first?.length)
  expect(second?.[0]?.sequence).toBeGreaterThan(first?.[0]?.sequence ?? 0)
})

test('any title survives, in lines of at most 75 bytes', () => {
  const title = 'a\\,;:"\\n 日本語 ✅👩‍💻 BEGIN:VEVENT '.repeat(9).trim()
  const ics = icsOf(JSON.stringify({ title: 'T', stages: [{ title: 'S', topics: [title] }] }))
  expect(events(ics)[0]?.summary).toBe(title)
  for (const line of ics.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  expect(ics.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
})

test('needs come first, and every open leaf or choice comes once', () => {
  fc.assert(
    fc.property(standings, ({ plan, said }) => {
      const all = countOf(plan, said)
      const pieces = schedule(all, today, [])
      const at = new Map(pieces.map(({ topic }, i) => [topic, i]))
      expect(at.size).toBe(pieces.length)
      let day = today
      for (const { from, to } of pieces) {
        expect(from <= to && day <= from).toBe(true)
        day = from
      }
      for (const { topic } of pieces)
        for (const id of topic.topic.needs) {
          const need = all.byId.get(id)
          const place = need === undefined ? undefined : at.get(need)
          if (place !== undefined) expect(place).toBeLessThan(at.get(topic) ?? 0)
        }
    }),
  )
})

test('paused days have no work', () => {
  const roadmap = read(tea)
  const pieces = schedule(count(roadmap, new Map()), today, [
    { from: '2025-06-06', to: '2025-06-20' },
  ])
  expect(pieces[0]).toMatchObject({ from: '2025-06-04', to: '2025-06-29' })
})
