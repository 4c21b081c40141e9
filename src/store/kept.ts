import { basename, dirname } from 'node:path'
import Conf from 'conf'
import { writeDurably } from './durable.ts'

/**
 * Writes what is kept in a JSON file through conf, but by our own hand: conf's writer takes a short write for a whole
 * one, and leaves the folder unsynced. Only under a lock. `current` is what the file holds now, so that conf
 * need not read it again.
 */
export function writeKept(
  path: string,
  current: object,
  value: object,
  serialize: (value: object) => string,
  kept?: string,
): void {
  const conf = new Conf<Record<string, unknown>>({
    cwd: dirname(path),
    configName: basename(path, '.json'),
    projectSuffix: '',
    accessPropertiesByDotNotation: false,
    deserialize: () => ({ ...current }),
  })
  Object.defineProperty(conf, '_write', {
    value: (store: object) => writeDurably(path, serialize(store), kept),
  })
  conf.store = { ...value }
}
