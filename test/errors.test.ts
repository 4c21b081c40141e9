import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { typed } from '../src/errors.ts'

const shell = fc.constantFrom(...'$(touch owned)`;&|<>*?[]{}~=!#"\'\\ \n\t-/a%^é')
const words = fc.array(
  fc.array(shell, { maxLength: 8 }).map((parts) => parts.join('')),
  {
    minLength: 20,
    maxLength: 20,
  },
)

test.skipIf(process.platform === 'win32')('a shell takes a word that is typed as that word', () => {
  fc.assert(
    fc.property(words, (all) => {
      const said = execFileSync('sh', ['-c', `printf '%s\\0' ${all.map(typed).join(' ')}`])
      expect(said.toString().split('\0').slice(0, -1)).toEqual(all)
    }),
    { numRuns: 50 },
  )
})
