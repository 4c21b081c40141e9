import { type ImportAnswer, renderImport } from './import.ts'
import type { Look } from './look.ts'

export interface StartAnswer {
  roadmap: { id: string; title: string }
  out: string
  /** `bundled`, `empty`, or what was imported. */
  from: string
  imported: ImportAnswer | null
  /** The command to type next. */
  next: string
}

export function renderStart(answer: StartAnswer, look: Look): string {
  const { roadmap, out, from, imported, next } = answer
  if (imported !== null) return renderImport(imported, look)
  const { bold } = look.paint
  const edit = from === 'empty' ? 'Write your topics into it' : 'Change it as you like'
  return `${bold(roadmap.title)} (${roadmap.id}) is written to ${out}\n${edit}; \`roadmap check\` says whether it is sound.\nNext: ${bold(next)}\n`
}
