import { exits, Refusal } from '../errors.ts'
import { readBytes, tooLarge } from './bytes.ts'
import { isMissing, isSystemError, trouble } from './trouble.ts'

/** A text that comes from elsewhere, with the way it was written in bytes. */
export interface Source {
  /** A file name or an address, as the learner wrote it; null for the standard input. */
  name: string | null
  /** A byte order mark is kept. */
  text: string
  encoding: Encoding
}

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be'

const most = { bytes: 50 * 1024 * 1024, milliseconds: 30_000, redirects: 10 } as const

/** The text a learner names: a file, an address, or `-` for the standard input. */
export async function readSource(
  name: string,
  absolute: (file: string) => string,
  readInput: () => Buffer,
): Promise<Source> {
  if (name === '-') {
    const title = 'the standard input'
    const bytes = readInput()
    if (bytes.length > most.bytes) throw tooLarge(title, most.bytes)
    return { name: null, ...decode(bytes, title) }
  }
  const bytes = isAddress(name) ? await fetchBytes(name) : readLargeFile(absolute(name), name)
  return { name, ...decode(bytes, name) }
}

function isAddress(name: string): boolean {
  return /^[a-z][a-z\d+.-]*:\/\//i.test(name)
}

function readLargeFile(path: string, name: string): Buffer {
  try {
    return readBytes(path, name || path, most.bytes)
  } catch (error) {
    if (error instanceof Refusal) throw error
    if (isMissing(error)) throw new Refusal('source-missing', `there is no file ${name}`)
    throw trouble(error, 'source-unreadable', 'read', name || path)
  }
}

/** Fetches an address over http or https, and nothing else; follows redirects to such. */
async function fetchBytes(address: string): Promise<Buffer> {
  const signal = AbortSignal.timeout(most.milliseconds)
  try {
    let url = webAddress(address, address)
    for (let hop = 0; hop <= most.redirects; hop++) {
      const response = await fetch(url, { redirect: 'manual', signal })
      const next = response.headers.get('location')
      if (response.status < 300 || response.status > 399 || next === null)
        return await bodyOf(response, address)
      await response.body?.cancel()
      url = webAddress(new URL(next, url).href, address)
    }
    throw new Refusal('fetch-failed', `${address} redirects again and again`)
  } catch (error) {
    if (error instanceof Refusal) throw error
    if (signal.aborted)
      throw new Refusal(
        'fetch-failed',
        `${address} took longer than ${most.milliseconds / 1000} seconds`,
      )
    throw new Refusal('fetch-failed', `cannot fetch ${address}: ${reasonOf(error)}`)
  }
}

function webAddress(address: string, asked: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null
  if (url !== null && `${url.username}${url.password}` !== '')
    throw new Refusal('bad-address', 'an address with a name or a password in it is not fetched')
  if (url !== null && /^https?:$/.test(url.protocol)) return url
  const what = address === asked ? address : `${asked} leads to ${address}, and that`
  const why = url === null ? 'is no address' : 'is not fetched: only http and https addresses are'
  throw new Refusal('bad-address', `${what} ${why}`, {
    exit: address === asked ? exits.usage : exits.refused,
  })
}

async function bodyOf(response: Response, address: string): Promise<Buffer> {
  if (!response.ok)
    throw new Refusal(
      'fetch-failed',
      `cannot fetch ${address}: the server says ${response.status} ${response.statusText}`.trim(),
    )
  if (Number(response.headers.get('content-length')) > most.bytes) {
    await response.body?.cancel()
    throw tooLarge(address, most.bytes)
  }
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of response.body ?? []) {
    size += part.byteLength
    if (size > most.bytes) throw tooLarge(address, most.bytes)
    parts.push(part)
  }
  return Buffer.concat(parts)
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined
  if (isSystemError(cause)) {
    const reasons: Record<string, string> = {
      ENOTFOUND: 'there is no such server',
      ECONNREFUSED: 'nobody answers there',
      ECONNRESET: 'the server hung up',
      EAI_AGAIN: 'the name of the server cannot be looked up now; are you online?',
    }
    return reasons[cause.code] ?? (cause.message || cause.code)
  }
  if (cause instanceof Error) return cause.message
  return error instanceof Error ? error.message : String(error)
}

/** The text in the bytes: UTF-8, or UTF-16 that says so with its byte order mark. */
function decode(bytes: Buffer, name: string): { text: string; encoding: Encoding } {
  const encoding = encodingOf(bytes)
  let text: string
  try {
    text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw notText(name, encoding === 'utf-8' ? 'is not UTF-8 text' : 'is broken UTF-16 text')
  }
  if (text.includes('\0')) throw notText(name, 'is not text')
  return { text, encoding }
}

export function encode(text: string, encoding: Encoding): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text)
  const bytes = Buffer.from(text, 'utf16le')
  return encoding === 'utf-16le' ? bytes : bytes.swap16()
}

function encodingOf(bytes: Buffer): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
}

function notText(name: string, what: string): Refusal {
  return new Refusal('source-unreadable', `${name} ${what}; save it as UTF-8 and try again`)
}
