import { expect, test } from 'vitest'
import { tea } from '../contract.ts'
import { learner } from '../learner.ts'

test('shows the settings and where everything is kept', async () => {
  const roadmap = learner(tea)
  const { out } = await roadmap('config')
  expect(
    out.replaceAll(roadmap.home, 'HOME').replaceAll(roadmap.folder, 'HERE'),
  ).toMatchInlineSnapshot(`
    "Settings
      roadmap         not set
      start           not set
      hours-per-week  not set

    Kept in
      roadmap         HERE/roadmap.yaml
      progress        HOME/data/progress-tea.json
      settings        HOME/config/settings.json
      cache           HOME/cache
    "
  `)
})

test('--json gives the same', async () => {
  const roadmap = learner(tea)
  expect(await roadmap.json('config')).toMatchObject({
    settings: {},
    places: { progress: `${roadmap.home}/data/progress-tea.json` },
  })
})

test('a setting is set, read and forgotten', async () => {
  const roadmap = learner()
  const file = roadmap.write('tea.yaml', tea)
  await roadmap('config roadmap tea.yaml')
  expect((await roadmap('config roadmap')).out).toBe(`${file}\n`)
  expect((await roadmap.json('status')).roadmap.id).toBe('tea')
  await roadmap('config --unset roadmap')
  expect((await roadmap('config roadmap')).out).toBe('not set\n')
})

test.each(['config colour', 'config colour red', 'config --unset colour', 'config __proto__'])(
  '`%s` is wrong usage',
  async (typed) => {
    const { code, err } = await learner(tea)(typed)
    expect(code).toBe(2)
    expect(err).toContain('there is no setting')
  },
)

test('start is the day a roadmap was begun, for each roadmap its own', async () => {
  const roadmap = learner(tea)
  expect((await roadmap('config start 2025-03-01')).out).toBe('2025-03-01\n')
  expect((await roadmap('config start')).out).toBe('2025-03-01\n')
  expect(await roadmap.json('config')).toMatchObject({ settings: { start: '2025-03-01' } })
  roadmap.write('other.yaml', '{ id: other, title: Other, stages: [S] }')
  expect((await roadmap('config start -f other.yaml')).out).toBe('not set\n')
  await roadmap('config start yesterday -f other.yaml')
  expect((await roadmap('config start -f other.yaml')).out).toBe('2025-06-03\n')
  expect((await roadmap('config start')).out).toBe('2025-03-01\n')
  await roadmap('config --unset start')
  expect((await roadmap('config start')).out).toBe('not set\n')
  expect((await roadmap('config start -f other.yaml')).out).toBe('2025-06-03\n')
  expect(await roadmap('config start 2025-02-30')).toMatchObject({ code: 2, out: '' })
})

test('hours-per-week is a number of hours that a week has', async () => {
  const roadmap = learner(tea)
  expect((await roadmap('config hours-per-week 7.5')).out).toBe('7.5\n')
  for (const wrong of ['0', '169', 'many', '1e3'])
    expect(await roadmap(`config hours-per-week ${wrong}`)).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('hours-per-week is a number above 0 and up to 168'),
    })
  expect(await roadmap.json('config')).toMatchObject({ settings: { 'hours-per-week': 7.5 } })
  await roadmap('config --unset hours-per-week')
  expect((await roadmap('config hours-per-week')).out).toBe('not set\n')
})
