import { backup } from './commands/backup.ts'
import { badge } from './commands/badge.ts'
import { card } from './commands/card.ts'
import { check } from './commands/check.ts'
import { config } from './commands/config.ts'
import { diff } from './commands/diff.ts'
import { done } from './commands/done.ts'
import { exporting } from './commands/export.ts'
import { importing } from './commands/import.ts'
import { init } from './commands/init.ts'
import { list } from './commands/list.ts'
import { log } from './commands/log.ts'
import { next } from './commands/next.ts'
import { note } from './commands/note.ts'
import { open } from './commands/open.ts'
import { pause } from './commands/pause.ts'
import { redo } from './commands/redo.ts'
import { remaining } from './commands/remaining.ts'
import { report } from './commands/report.ts'
import { reset } from './commands/reset.ts'
import { restore } from './commands/restore.ts'
import { resume } from './commands/resume.ts'
import { show } from './commands/show.ts'
import { skip } from './commands/skip.ts'
import { start } from './commands/start.ts'
import { stats } from './commands/stats.ts'
import { status } from './commands/status.ts'
import { undo } from './commands/undo.ts'
import { use } from './commands/use.ts'
import { week } from './commands/week.ts'
import { whatIf } from './commands/what-if.ts'
import type { Verb } from './verb.ts'

/** Every command, in the order of the help. */
export const verbs: Verb[] = [
  status,
  next,
  done,
  start,
  skip,
  reset,
  remaining,
  list,
  show,
  note,
  open,
  log,
  report,
  whatIf,
  pause,
  resume,
  stats,
  week,
  card,
  badge,
  undo,
  redo,
  use,
  check,
  diff,
  init,
  importing,
  exporting,
  config,
  backup,
  restore,
]
