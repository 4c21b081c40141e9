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
