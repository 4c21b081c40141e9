import { expect, test } from 'vitest'
import { tea } from '../contract.ts'
import { learner } from '../learner.ts'

test('ends the pause that goes on', async () => {
  const roadmap = learner(tea)
  await roadmap('pause')
  roadmap.now = '2025-06-20T10:00:00.000Z'
  expect((await roadmap('remaining')).out).toContain(
    'Paused since 4 June; this supposes that you go on tomorrow.',
  )
  expect((await roadmap('resume')).out).toContain(
    'The pause since 4 June is over; you learn again from today.',
  )
  expect((await roadmap('remaining')).out).not.toContain('Paused')
  expect((await roadmap('log')).out).toContain(
    'went on after the pause of 2025-06-04 to 2025-06-19',
  )
})

test('ends one early, or on a day to come', async () => {
  const roadmap = learner(tea)
  await roadmap('pause 2025-06-01 2025-06-30')
  expect(await roadmap.json('resume 2025-06-10')).toMatchObject({
    pause: { from: '2025-06-01', to: '2025-06-09' },
  })
  expect((await roadmap('remaining')).out).toContain('Paused until 9 June.')
  expect(await roadmap('resume 2025-06-20')).toMatchObject({ code: 1 })
})

test('on the day it began takes it back', async () => {
  const roadmap = learner(tea)
  await roadmap('pause')
  expect((await roadmap('resume')).out).toContain('There is no pause today after all.')
  expect((await roadmap('remaining')).out).not.toContain('Paused')
  expect(await roadmap('undo')).toMatchObject({ code: 0 })
  expect((await roadmap('remaining')).out).toContain('Paused since today')
})

test('without a pause is refused', async () => {
  const roadmap = learner(tea)
  expect(await roadmap('resume')).toMatchObject({
    code: 1,
    err: 'error: there is no pause to end today\n',
  })
  expect(await roadmap('resume 2025-13-01')).toMatchObject({ code: 2 })
  expect(roadmap.kept()).toBe('')
})
