import { test } from 'vitest'
import { everyCommandIsHarmless } from './hostile.ts'

test('nothing harmful in a roadmap or a log reaches a terminal by any command', async () => {
  await everyCommandIsHarmless(6)
})
