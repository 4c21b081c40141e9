import { Command, CommanderError } from 'commander'
import type { Call } from './cli.ts'
import { exits, wrongUsage } from './errors.ts'
import { nearest } from './roadmap/nearest.ts'
import { groups, type Verb } from './verb.ts'
import { verbs } from './verbs.ts'

const globalOptions: [flags: string, help: string][] = [
  ['-f, --file <FILE>', 'the roadmap to follow (also $ROADMAP_FILE)'],
  ['--json', 'answer with one JSON object'],
  ['--plain', 'words and ASCII instead of bars, signs and colours'],
  ['--no-color', 'no colours (also $NO_COLOR)'],
  ['--no-input', 'never ask'],
  ['--at <DATE>', 'as of the end of that day; for commands that read'],
]

/** What the arguments ask for: a verb to run, or a text to print. */
export function parse(args: string[], version: string, width: number): Call | { text: string } {
  let call: Call | null = null
  let text = ''
  const program = new Command('roadmap')
    .description(
      'Follow a learning roadmap: what to learn next, what is done, how many weeks are left.',
    )
    .usage('[command] [options]')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'help, also for a command: roadmap done --help')
    .helpCommand('help [command]', 'help for a command')
    .exitOverride()
    .configureOutput({
      writeOut: (part) => {
        text += part
      },
      writeErr: () => {},
      getOutHelpWidth: () => width,
    })
    .configureHelp({ showGlobalOptions: true })
    .argument('[command]')
  for (const [flags, help] of globalOptions) program.option(flags, help)
  for (const verb of verbs) {
    define(program, verb, (operands, options) => {
      call = { verb, operands, options, globals: program.opts() }
    })
  }
  program.action((name: string | undefined) => {
    if (name !== undefined) throw unknownCommand(name)
    const [status] = verbs
    if (status !== undefined)
      call = { verb: status, operands: [], options: {}, globals: program.opts() }
  })
  program.addHelpText(
    'after',
    `\nExamples:\n  $ roadmap next\n  $ roadmap done caching\n  $ roadmap remaining`,
  )
  try {
    program.parse(commandFirst(args), { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode !== exits.done) throw misused(error)
  }
  if (call !== null) return call
  return { text }
}

/** The arguments with the command in front: options may stand before it too. */
function commandFirst(args: string[]): string[] {
  const options = [...globalOptions, ...verbs.flatMap((verb) => verb.options ?? [])]
  const withValue = new Set(
    options.flatMap(([flags]) => (/</.test(flags) ? flags.split(/,? /) : [])),
  )
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? ''
    if (arg === '--') break
    if (!arg.startsWith('-')) return [arg, ...args.slice(0, i), ...args.slice(i + 1)]
    if (withValue.has(arg)) i++
  }
  return args
}

function define(
  program: Command,
  verb: Verb,
  take: (operands: string[], options: Record<string, unknown>) => void,
): void {
  const command = program
    .command(`${verb.name} ${verb.operands ?? ''}`.trim())
    .summary(verb.summary)
    .description(`${verb.summary.charAt(0).toUpperCase()}${verb.summary.slice(1)}.`)
    .helpGroup(groups.find((group) => group === verb.group) ?? verb.group)
  for (const [flags, help] of verb.options ?? []) command.option(flags, help)
  const width = Math.max(...verb.examples.map(([typed]) => typed.length))
  const examples = verb.examples.map(([typed, meaning]) => `  $ ${typed.padEnd(width)}  ${meaning}`)
  command.addHelpText('after', `\nExamples:\n${examples.join('\n')}`)
  command.action(() => take(command.args, command.opts()))
}

function unknownCommand(name: string) {
  const meant = nearest(
    name,
    verbs.map((verb) => verb.name),
  )
  const help = meant === null ? '' : `; did you mean \`${meant}\`?`
  return wrongUsage(
    `there is no command \`${name}\`${help}`,
    meant === null ? 'roadmap --help' : `roadmap ${meant}`,
  )
}

function misused({ message }: CommanderError) {
  const [first = '', ...more] = message.replace(/^error: /, '').split('\n')
  const guess = /\(Did you mean (.*)\?\)/.exec(more.join(' '))?.[1]
  return wrongUsage(
    guess === undefined ? first : `${first}; did you mean ${guess}?`,
    'roadmap --help',
  )
}
