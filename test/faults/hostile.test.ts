import { test } from 'vitest'
import { everyCommandIsHarmless } from '../store/hostile.ts'

test('nothing harmful in 150 roadmaps and logs reaches a terminal by any command', async () => {
  await everyCommandIsHarmless(150, 0.2)
})
