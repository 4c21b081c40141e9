import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Problem, wrongUsage } from './errors.ts'
import { type Day, dayOf, endOf, readDay } from './plan/day.ts'
import { type Count, count, differs } from './progress/count.ts'
import type { Counted } from './progress/counted.ts'
import { type Entry, inForce, latestMarks, nextInstant } from './progress/log.ts'
import { harmless } from './render/harmless.ts'
import { findTopic } from './roadmap/find.ts'
import type { Roadmap } from './roadmap/roadmap.ts'
import { bounded } from './store/bounded.ts'
import { loadRoadmap } from './store/compiled.ts'
import type { Processes } from './store/lock.ts'
import { type Folders, foldersFor, progressFile, settingsFile } from './store/places.ts'
import {
  changeProgress,
  mendProgress,
  readMarks,
  readProgress,
  remainsOf,
} from './store/progress.ts'
import { bytesOf, findAbove, namesIn, parse, textOf } from './store/roadmap-file.ts'
import { changeSettings, readSettings, type Settings } from './store/settings.ts'
import type { Encoding, Source } from './store/source.ts'

/** A stream that answers go to. */
export interface Output {
  write(text: string): void
  isTerminal: boolean
  /** Columns of the terminal. */
  width: number
}

export interface Choice {
  value: string
  name: string
  /** A line about the choice that the cursor is on. */
  description?: string
}

/** The questions a verb may ask; each rejects with `Interrupted` when the learner leaves. */
export interface Prompts {
  search(message: string, choices: Choice[]): Promise<string>
  searchSeveral(message: string, choices: Choice[]): Promise<string[]>
}

/** The machine as the program sees it; tests lend their own. */
export interface Host {
  /** The version of this program. */
  version: string
  folder: string
  env: Record<string, string | undefined>
  platform: Folders
  /** The roadmap that comes with the program. */
  bundled: string
  now(): Date
  out: Output
  err: Output
  readInput(): Buffer
  processes: Omit<Processes, 'tell'>
  /** Prepares the machine for a big roadmap. */
  expectMuch(): void
  /** Null where nobody is at the keyboard. */
  prompts: Prompts | null
  openLink(url: string): Promise<void>
  /** Opens a file that this program wrote. */
  openFile(path: string): Promise<void>
}

/** Options that every command takes. */
export interface Globals {
  file?: string
  json?: boolean
  plain?: boolean
  color?: boolean
  input?: boolean
  at?: string
}

/** A roadmap, what was learned of it, and what follows. */
export interface Standing {
  file: string
  roadmap: Roadmap
  /** All that was recorded up to now, or to the day of `--at`. */
  entries: Entry[]
  count: Count
}

/** What an entry says, before it has its id, time and device. */
export type Words = Record<string, unknown>

export interface Recorded {
  before: Standing
  after: Standing
  /** Null where nothing was to be said. */
  entry: Entry | null
}

export interface Mended {
  before: number
  after: number
  kept: string | null
}

/** What a verb may touch. */
export interface App {
  /** The verb that runs. */
  verb: string
  now: Date
  today: Day
  /** The questions that may be asked now; null without a terminal, with `--no-input` and with `--json`. */
  prompts: Prompts | null
  /** Whether somebody reads the answer on a terminal; a document of many lines is better off in a file then. */
  isOnTerminal: boolean
  /** The file of the roadmap that is followed, and why it is that one. */
  followed(): Followed
  /** The roadmap that is followed, without its progress. */
  roadmap(): Promise<Roadmap>
  standing(): Promise<Standing>
  find(standing: Standing, name: string): Counted
  /**
   * Reads the log anew, records what `say` finds to be said, and returns when it is on the disk. Marks that change no
   * status are not. It is said of the roadmap that is followed, where no other is given.
   */
  record(
    say: (standing: Standing, device: string) => Words | null,
    of?: { file: string; roadmap: Roadmap },
  ): Promise<Recorded>
  /**
   * Merges entries of another copy of the log into this one, and puts a damaged one together again. Says how many
   * entries are recorded then, and under what name the damaged file is kept.
   */
  mend(entries: Entry[]): Promise<Mended>
  /** The text of a file the learner named, `-` being the standard input. */
  readFile(file: string): Promise<string>
  /** A text from a file, an http or https address, or `-`; in UTF-8 or UTF-16. */
  readSource(name: string): Promise<Source>
  /** What a reading of text gives; one that would take for ever is ended and refused by this name. */
  bounded<T>(name: string, read: () => T): T
  /** The names of the files in the current folder. */
  fileNames(): string[]
  /** The roadmap that comes with the program, as text. */
  bundledText(): string
  /** Where a file that the learner names is or would be, and whether it is there. */
  place(file: string): { path: string; isThere: boolean }
  /** Writes a file whole or not at all, and gives its path; refuses one that is there unless it may be replaced. */
  writeFile(file: string, text: string, mayReplace: boolean, encoding?: Encoding): Promise<string>
  checkFile(file: string): Promise<{ file: string; roadmap: Roadmap | null; problems: Problem[] }>
  entriesOf(id: string): Entry[]
  settings(): Settings
  /** The first day of learning a roadmap, where the learner has set it. */
  startOf(id: string): Day | null
  changeSettings(change: (settings: Settings) => Settings): Promise<Settings>
  /** Follows this roadmap file from now on, where no folder has one; refuses one that cannot be followed. */
  followFile(file: string): Promise<void>
  places(): { progress: (id: string) => string; settings: string; cache: string }
  day(text: string): Day
  openLink(url: string): Promise<void>
  /** Opens a page that was written, in the browser. */
  openFile(path: string): Promise<void>
}

export interface Followed {
  file: string
  by: 'option' | 'environment' | 'folder' | 'use' | 'bundled'
}

/** The last time that an entry's id can hold, in the year 10889; the first one is 1970. */
const lastIdTime = 2 ** 48 - 1

export function createApp(host: Host, verb: string, globals: Globals): App {
  const folders = foldersFor(host.env, host.platform)
  const settingsPath = settingsFile(folders)
  const realToday = dayOf(host.now())
  const at = globals.at === undefined ? null : dayNamed(globals.at, realToday)
  const now = at === null ? host.now() : endOf(at)
  const today = at ?? realToday
  const mayAsk = globals.input !== false && globals.json !== true
  const processes = {
    ...host.processes,
    tell: (message: string) => host.err.write(`${harmless(message)}\n`),
  }
  const absolute = (file: string) => resolve(host.folder, file)

  const followed = (): Followed => {
    if (globals.file !== undefined) return { file: absolute(globals.file), by: 'option' }
    const { ROADMAP_FILE } = host.env
    if (ROADMAP_FILE !== undefined && ROADMAP_FILE !== '')
      return { file: absolute(ROADMAP_FILE), by: 'environment' }
    const above = findAbove(host.folder)
    if (above !== null) return { file: above, by: 'folder' }
    const { roadmap } = readSettings(settingsPath)
    return roadmap === undefined
      ? { file: host.bundled, by: 'bundled' }
      : { file: roadmap, by: 'use' }
  }

  const load = (file: string) => loadRoadmap(file, folders.cache, host.version, host.expectMuch)
  const known = (entries: Entry[]) =>
    at === null ? entries : entries.filter((entry) => Date.parse(entry.at) <= now.getTime())
  const stand = (file: string, roadmap: Roadmap, all: Entry[]): Standing => {
    const entries = known(all)
    return { file, roadmap, entries, count: count(roadmap, latestMarks(entries)) }
  }
  const standing = async (): Promise<Standing> => {
    const { file } = followed()
    const roadmap = await load(file)
    const path = progressFile(folders, roadmap.id)
    if (at !== null) return stand(file, roadmap, readProgress(path, roadmap.id).entries)
    const { marks, entries } = readMarks(path, roadmap.id)
    return {
      file,
      roadmap,
      count: count(roadmap, marks),
      get entries() {
        return entries()
      },
    }
  }

  const device = async () => {
    const { device } = readSettings(settingsPath)
    if (device !== undefined) return device
    const { ulid } = await import('ulid')
    const fresh = ulid(0).slice(-10).toLowerCase()
    const settings = await changeSettings(settingsPath, processes, (s) =>
      s.device === undefined ? { ...s, device: fresh } : s,
    )
    return settings.device ?? fresh
  }

  return {
    verb,
    now,
    today,
    // Whether anybody is there to be asked is dear to find out, and few commands want to know.
    get prompts() {
      return mayAsk ? host.prompts : null
    },
    get isOnTerminal() {
      return host.out.isTerminal && globals.json !== true
    },
    followed,
    roadmap: () => load(followed().file),
    standing,
    find: (standing, name) => {
      const { id } = findTopic(standing.roadmap, name, verb)
      const counted = standing.count.byId.get(id)
      if (counted === undefined) throw new Error(`the count has no ${id}`)
      return counted
    },
    record: async (say, of) => {
      const file = of?.file ?? followed().file
      const roadmap = of?.roadmap ?? (await load(file))
      const me = await device()
      const { ulid } = await import('ulid')
      return changeProgress<Recorded>(
        progressFile(folders, roadmap.id),
        roadmap.id,
        processes,
        (entries) => {
          const before = stand(file, roadmap, entries)
          const words = say(before, me)
          if (words === null)
            return { entries: null, result: { before, after: before, entry: null } }
          const instant = nextInstant(entries, now)
          const entry = {
            id: ulid(Math.min(Math.max(instant.getTime(), 0), lastIdTime)),
            at: instant.toISOString(),
            device: me,
            // The clock of an earlier entry may run ahead of ours; the day is the learner's own.
            ...(words.marks !== undefined && dayOf(instant) !== today && { on: today }),
            ...words,
          }
          const all = [...entries, entry]
          const after = stand(file, roadmap, all)
          const isEmpty = words.marks !== undefined && !differs(before.count, after.count)
          if (isEmpty) return { entries: null, result: { before, after: before, entry: null } }
          return { entries: all, result: { before, after, entry } }
        },
      )
    },
    mend: async (theirs) => {
      const { id } = await load(followed().file)
      const path = progressFile(folders, id)
      const before = remainsOf(path, id) === null ? readProgress(path, id).entries.length : 0
      const { entries, kept } = await mendProgress(path, id, processes, theirs)
      return { before, after: entries.length, kept }
    },
    readFile: async (file) =>
      file === '-'
        ? textOf(host.readInput(), 'the standard input')
        : textOf(bytesOf(absolute(file)), file),
    readSource: async (name) => {
      const { readSource } = await import('./store/source.ts')
      return readSource(name, absolute, host.readInput)
    },
    bounded,
    fileNames: () => namesIn(host.folder),
    bundledText: () => textOf(bytesOf(host.bundled), host.bundled),
    place: (file) => ({ path: absolute(file), isThere: existsSync(absolute(file)) }),
    writeFile: async (file, text, mayReplace, encoding) => {
      const { writeDocument } = await import('./store/document.ts')
      writeDocument(absolute(file), text, mayReplace, encoding)
      return absolute(file)
    },
    checkFile: async (file) => {
      const path = absolute(file)
      const text = textOf(bytesOf(path), path)
      return { file: path, ...(await parse(text, path)) }
    },
    entriesOf: (id) => inForce(known(readProgress(progressFile(folders, id), id).entries)),
    settings: () => readSettings(settingsPath),
    startOf: (id) => {
      const { start = {} } = readSettings(settingsPath)
      const day = Object.hasOwn(start, id) ? start[id] : null
      return typeof day === 'string' ? readDay(day, today) : null
    },
    changeSettings: (change) => changeSettings(settingsPath, processes, change),
    followFile: async (file) => {
      await load(absolute(file))
      await changeSettings(settingsPath, processes, (settings) => ({
        ...settings,
        roadmap: absolute(file),
      }))
    },
    places: () => ({
      progress: (id) => progressFile(folders, id),
      settings: settingsPath,
      cache: folders.cache,
    }),
    day: (text) => dayNamed(text, today),
    openLink: host.openLink,
    openFile: host.openFile,
  }
}

function dayNamed(text: string, today: Day): Day {
  const day = readDay(text, today)
  if (day === null) throw wrongUsage(`there is no day \`${text}\`; write it like ${today}`)
  return day
}

/** The learner left a question; nothing was changed. */
export class Interrupted extends Error {}
