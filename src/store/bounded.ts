import { runInNewContext } from 'node:vm'
import { Refusal } from '../errors.ts'

const most = { milliseconds: 60_000 } as const

/**
 * Reads a text that may have been written to be read for ever: patterns, in ours and in other people's code, can go
 * over such a text again and again, and nothing but this ends them.
 */
export function bounded<T>(
  name: string,
  read: () => T,
  milliseconds: number = most.milliseconds,
): T {
  const results: T[] = []
  try {
    runInNewContext('read()', { read: () => results.push(read()) }, { timeout: milliseconds })
  } catch (error) {
    if (!isTimeout(error)) throw error
    throw new Refusal(
      'too-slow',
      `${name} takes more than ${Math.ceil(milliseconds / 1000)} seconds to read, as no roadmap of a person does`,
    )
  }
  for (const result of results) return result
  throw new Error('the reading came to no end')
}

/** It is no `Error` of ours, as the script has a world of its own. */
function isTimeout(error: unknown): boolean {
  const { code } = { code: null, ...Object(error) }
  return code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
}
