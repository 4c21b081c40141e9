import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Refusal, typed } from '../errors.ts'
import type { Roadmap } from '../roadmap/roadmap.ts'
import { packRoadmap, unpackRoadmap } from './packed.ts'
import { sum } from './places.ts'
import { bytesOf, parse, statsOf, textOf } from './roadmap-file.ts'
import { discard } from './trouble.ts'

/** What a compiled roadmap was made from. Small files are compared whole, big ones by what the file system says. */
interface Origin {
  program: string
  file: string
  identity: string
}

const smallest = 64 * 1024
/** A file changed less than this ago may change again without looking changed. */
const settled = 100

/**
 * The roadmap of a file. Parsing YAML takes longer than all the rest, so what came of it is kept in the cache folder;
 * a copy that is stale, broken or of another program version is not used, and one that cannot be written is no error.
 * `expectMuch` is called first where the file is big.
 */
export async function loadRoadmap(
  file: string,
  cache: string,
  program: string,
  expectMuch: () => void,
): Promise<Roadmap> {
  const copy = join(cache, `roadmap-${sum(file)}.json`)
  const stats = statsOf(file)
  // What comes through a pipe is another thing each time.
  if (!stats.isFile()) return parsed(textOf(bytesOf(file), file), file)
  const small = stats.size > smallest ? null : textOf(bytesOf(file), file)
  if (small === null) expectMuch()
  const origin: Origin = { program, file, identity: small ?? identityOf(file) }
  return readCopy(copy, origin) ?? compile(file, copy, origin, small)
}

function identityOf(file: string): string {
  const { size, mtimeNs, ctimeNs, ino } = statSync(file, { bigint: true })
  return [size, mtimeNs, ctimeNs, ino].join(' ')
}

function readCopy(copy: string, origin: Origin): Roadmap | null {
  try {
    const { roadmap, ...made } = JSON.parse(readFileSync(copy, 'utf8'))
    const isOurs =
      made.program === origin.program &&
      made.file === origin.file &&
      made.identity === origin.identity
    return isOurs ? unpackRoadmap(roadmap) : null
  } catch {
    return null
  }
}

async function compile(
  file: string,
  copy: string,
  origin: Origin,
  small: string | null,
): Promise<Roadmap> {
  const roadmap = await parsed(small ?? textOf(bytesOf(file), file), file)
  if (small !== null || (identityOf(file) === origin.identity && isSettled(file)))
    writeCopy(copy, { ...origin, roadmap: packRoadmap(roadmap) })
  return roadmap
}

async function parsed(text: string, file: string): Promise<Roadmap> {
  const { roadmap, problems } = await parse(text, file)
  if (roadmap !== null) return roadmap
  const n = problems.filter((p) => p.severity === 'error').length
  throw new Refusal('roadmap-problems', `${file} has ${n} ${n === 1 ? 'problem' : 'problems'}`, {
    hint: `roadmap check ${typed(file)}`,
    problems: { file, list: problems },
  })
}

function isSettled(file: string): boolean {
  return Date.now() - statSync(file).ctimeMs > settled
}

function writeCopy(copy: string, value: object): void {
  // The name is this moment's alone: commands that run side by side write each their own.
  const fresh = `${copy}.${Date.now()}-${Math.random().toString(36).slice(2)}`
  try {
    mkdirSync(dirname(copy), { recursive: true })
    writeFileSync(fresh, JSON.stringify(value))
    renameSync(fresh, copy)
    sweep(copy)
  } catch {
    discard(fresh)
  }
}

/** Removes copies that killed processes left unfinished. */
function sweep(copy: string): void {
  const folder = dirname(copy)
  for (const name of readdirSync(folder)) {
    const left = join(folder, name)
    if (!name.startsWith(`${basename(copy)}.`)) continue
    if (Date.now() - statSync(left).mtimeMs > 60_000) rmSync(left, { force: true })
  }
}
