import type { Draft } from '../draft/draft.ts'
import {
  draftOfContent,
  isContentMap,
  isSavedProgress,
  readContent,
  withProgress,
} from './content.ts'
import { isDrawing, readDrawing } from './drawing.ts'
import { isMockup, readMockup } from './mockup.ts'

/** Whether this is a drawing of roadmap.sh, today's or the older one, or its content map. */
export function isRoadmapSh(data: unknown): boolean {
  return isDrawing(data) || isMockup(data) || isContentMap(data)
}

/** Reads what the user has of a roadmap.sh roadmap; null where the JSON has none of the shapes. */
export function readRoadmapSh(
  data: unknown,
  extra: { content?: unknown; progress?: unknown } = {},
): Draft | null {
  const draft = readShape(data, extra.content)
  return draft === null || !isSavedProgress(extra.progress)
    ? draft
    : withProgress(draft, extra.progress)
}

function readShape(data: unknown, content: unknown): Draft | null {
  if (isDrawing(data)) return readDrawing(data, readContent(content))
  if (isMockup(data)) return readMockup(data)
  return isContentMap(data) ? draftOfContent(data) : null
}

export { isSavedProgress, withProgress } from './content.ts'
