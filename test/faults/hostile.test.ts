import { test } from 'vitest'
import { everyCommandIsHarmless } from '../store/hostile.ts'

test('nothing harmful in 200 roadmaps and logs reaches a terminal by any command', async () => {
  await everyCommandIsHarmless(200, 0.2)
})
