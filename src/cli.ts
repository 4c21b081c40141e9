import { createApp, type Globals, type Host, Interrupted, type Output } from './app.ts'
import { exits, Refusal, wrongUsage } from './errors.ts'
import { errorAnswer, renderError } from './render/error.ts'
import { harmless, harmlessAll, renderJson } from './render/harmless.ts'
import { chalkPaint, type Look, noPaint } from './render/look.ts'
import { isNarrow, measureFor } from './render/width.ts'
import type { Verb } from './verb.ts'
import { verbs } from './verbs.ts'

/** What is to be done: a verb with what was typed behind it. */
export interface Call {
  verb: Verb
  operands: string[]
  options: Record<string, unknown>
  globals: Globals
}

/** Runs one command on a machine and gives its exit code. May be called any number of times. */
export async function run(args: string[], host: Host): Promise<number> {
  let globals: Globals = { json: args.includes('--json') }
  try {
    const call = bareVerb(args) ?? (await parsed(args, host))
    if ('text' in call) {
      host.out.write(call.text)
      return exits.done
    }
    globals = call.globals
    return await perform(call, host)
  } catch (error) {
    return explain(error, globals, host)
  }
}

/** A verb that is typed alone needs no parser, which costs a quarter of starting Node. */
function bareVerb(args: string[]): Call | null {
  const [name = 'status', ...more] = args
  const verb =
    more.length === 0 ? verbs.find((v) => v.name === name && !v.operands?.includes('<')) : undefined
  return verb === undefined ? null : { verb, operands: [], options: {}, globals: {} }
}

async function parsed(args: string[], host: Host): Promise<Call | { text: string }> {
  const { parse } = await import('./program.ts')
  return parse(args, host.version, host.out.isTerminal ? Math.min(host.out.width, 100) : 100)
}

async function perform({ verb, operands, options, globals }: Call, host: Host): Promise<number> {
  if (globals.at !== undefined && verb.reads !== true) {
    throw wrongUsage(`--at is for commands that read; \`${verb.name}\` changes what is recorded`)
  }
  const app = createApp(host, verb.name, globals)
  const answer = await verb.run(app, operands, options)
  if (globals.json) host.out.write(`${renderJson(answer)}\n`)
  else {
    const narrow = isNarrow(answer)
    const isExact = narrow || (verb.isDocument === true && !host.out.isTerminal)
    const shown = isExact ? answer : harmlessAll(answer)
    const look = await lookOf(host.out, globals, host.env, narrow)
    host.out.write(await verb.render(shown, look, options))
  }
  return verb.exit?.(answer) ?? exits.done
}

async function explain(error: unknown, globals: Globals, host: Host): Promise<number> {
  if (error instanceof Interrupted) return exits.interrupted
  if (!(error instanceof Refusal)) {
    const trace = error instanceof Error ? (error.stack ?? error.message) : String(error)
    host.err.write(
      `This is a defect of roadmap ${host.version}, not your mistake; please report it with these lines:\n${harmless(trace)}\n`,
    )
    return exits.defect
  }
  const look = await lookOf(host.err, globals, host.env, isNarrow([error.message, error.problems]))
  host.err.write(globals.json ? `${renderJson(errorAnswer(error))}\n` : renderError(error, look))
  return error.exit
}

/** How an answer looks on a stream. */
async function lookOf(
  stream: Output,
  globals: Globals,
  env: Host['env'],
  narrow: boolean,
): Promise<Look> {
  const plain = globals.plain === true
  const paint = !plain && isColoured(stream, globals, env) ? await chalkPaint() : noPaint
  const measure = await measureFor(narrow)
  return { width: stream.isTerminal ? stream.width : null, plain, paint, measure }
}

/** Colour on a terminal, unless it is unwanted; elsewhere only where it is forced. */
function isColoured(stream: Output, globals: Globals, env: Host['env']): boolean {
  const isSet = (name: string) => env[name] !== undefined && env[name] !== ''
  if (globals.color === false || isSet('NO_COLOR')) return false
  if (isSet('FORCE_COLOR') || isSet('CLICOLOR_FORCE'))
    return env.FORCE_COLOR !== '0' && env.CLICOLOR_FORCE !== '0'
  return stream.isTerminal && env.TERM !== 'dumb'
}
