import type { App, Standing } from '../app.ts'
import { Refusal } from '../errors.ts'

/** Writes what was made of a roadmap to a file, replacing one that is there unless it may not, but never the roadmap itself. */
export async function writeOut(
  app: App,
  standing: Standing,
  out: string,
  text: string,
  mayReplace = true,
): Promise<string> {
  if (app.place(out).path === standing.file)
    throw new Refusal('file-exists', `${out} is the roadmap itself; write to another file`)
  return app.writeFile(out, text, mayReplace)
}
