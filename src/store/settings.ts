import { readFileSync } from 'node:fs'
import { Refusal } from '../errors.ts'
import { isShallow } from '../progress/shallow.ts'
import { type Processes, withLock } from './lock.ts'
import { isMissing, trouble } from './trouble.ts'

/** What the learner set, and the name of this device. Keys this program does not know are kept. */
export interface Settings {
  /** Tells this machine's entries from those of others. */
  device?: string
  /** The roadmap file that is followed where no folder has one. */
  roadmap?: string
  /** The first day of learning each roadmap, by its id. */
  start?: Record<string, unknown>
  'hours-per-week'?: number
  [key: string]: unknown
}

export function readSettings(path: string): Settings {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if (isMissing(error)) return {}
    throw trouble(error, 'settings-unreadable', 'read', path)
  }
  const settings = parsed(text)
  if (settings === null) {
    throw new Refusal(
      'settings-unreadable',
      `${path} is damaged: it is no JSON object; mend it, or remove it to begin with none`,
    )
  }
  return settings
}

/** Reads, changes and writes the settings while no other process does; gives what they are then. */
export async function changeSettings(
  path: string,
  processes: Processes,
  change: (settings: Settings) => Settings,
): Promise<Settings> {
  const { writeKept } = await import('./kept.ts')
  try {
    return withLock(path, processes, () => {
      const before = readSettings(path)
      const after = change(before)
      if (after !== before)
        writeKept(path, before, after, (value) => `${JSON.stringify(value, null, 2)}\n`)
      return after
    })
  } catch (error) {
    throw error instanceof Refusal ? error : trouble(error, 'settings-unwritable', 'write', path)
  }
}

function parsed(text: string): Settings | null {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
    if (!isShallow(value, 100)) return null
    const all: Record<string, unknown> = { ...value }
    const { device, roadmap, start, 'hours-per-week': hours, ...others } = all
    return {
      ...others,
      ...(typeof start === 'object' && start !== null && { start: { ...start } }),
      ...(isHours(hours) && { 'hours-per-week': hours }),
      ...(typeof device === 'string' && { device }),
      ...(typeof roadmap === 'string' && { roadmap }),
    }
  } catch {
    return null
  }
}

/** Whether a week can have so many hours of learning. */
function isHours(value: unknown): value is number {
  return typeof value === 'number' && value > 0 && value <= 168
}
