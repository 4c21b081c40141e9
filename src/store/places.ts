import { join } from 'node:path'

/** Folders for what a program keeps, changes and can make again; the platform's own, or all under $ROADMAP_HOME. */
export interface Folders {
  data: string
  config: string
  cache: string
}

export function foldersFor(env: Record<string, string | undefined>, platform: Folders): Folders {
  const home = env.ROADMAP_HOME
  if (home === undefined || home === '') return platform
  return { data: join(home, 'data'), config: join(home, 'config'), cache: join(home, 'cache') }
}

/** Where progress on a roadmap is kept; one file for each id, whatever letters it has. */
export function progressFile(folders: Folders, id: string): string {
  return join(folders.data, `progress-${fileName(id)}.json`)
}

export function settingsFile(folders: Folders): string {
  return join(folders.config, 'settings.json')
}

/** A name every file system keeps apart: lower case, nothing but letters, digits, `.`, `_`, `-` and `%`. */
function fileName(id: string): string {
  const bytes = [...new TextEncoder().encode(id)]
  const name = bytes
    .map((byte) => String.fromCharCode(byte))
    .map((char) =>
      /[a-z0-9._-]/.test(char) ? char : `%${char.charCodeAt(0).toString(16).padStart(2, '0')}`,
    )
    .join('')
  // Locks have this name with more behind it, and 255 are what file systems take.
  return name.length <= 120 ? name : `${name.slice(0, 103)}~${sum(name)}`
}

/** A short number for a long name. */
export function sum(text: string): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57]
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 2654435761)
    b = Math.imul(b ^ code, 1597334677)
  }
  return (a >>> 0).toString(16).padStart(8, '0') + (b >>> 0).toString(16).padStart(8, '0')
}
