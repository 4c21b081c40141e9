import inquirer from 'inquirer'
import { type Choice, Interrupted } from './app.ts'
import { harmless } from './render/harmless.ts'

/** Asks for one of the choices, by inquirer; leaving with Ctrl-C rejects with `Interrupted`. */
export async function search(message: string, choices: Choice[]): Promise<string> {
  const safe = choices.map(shown)
  try {
    const { answer } = await inquirer.prompt<{ answer: string }>([
      {
        type: 'search',
        name: 'answer',
        message: harmless(message),
        source: (typed: string | undefined) => found(safe, typed ?? ''),
      },
    ])
    return answer
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError') throw new Interrupted()
    throw error
  }
}

/** Asks again and again, until the answer is that this is all. */
export async function searchSeveral(message: string, choices: Choice[]): Promise<string[]> {
  const chosen: string[] = []
  for (;;) {
    const left = choices.filter(({ value }) => !chosen.includes(value))
    if (left.length === 0) return chosen
    const enough = { value: '', name: `That is all (${chosen.length} chosen)` }
    const value =
      chosen.length === 0
        ? await search(message, left)
        : await search('Another one?', [enough, ...left])
    if (value === '') return chosen
    chosen.push(value)
  }
}

function shown(choice: Choice): Choice {
  const { description } = choice
  return {
    ...choice,
    // A choice is a line, and the name of a file may hold several.
    name: harmless(choice.name).replaceAll('\n', ' '),
    ...(description !== undefined && { description: harmless(description) }),
  }
}

/** The choices whose name has every word that was typed; those that begin with what was typed come first. */
function found(choices: Choice[], typed: string): Choice[] {
  const wanted = typed.trim().toLowerCase()
  const words = wanted.split(/\s+/)
  const matches = choices.filter(({ name }) =>
    words.every((word) => name.toLowerCase().includes(word)),
  )
  const rank = ({ value, name }: Choice) =>
    value.toLowerCase() === wanted ? 0 : name.toLowerCase().startsWith(wanted) ? 1 : 2
  return matches.toSorted((a, b) => rank(a) - rank(b))
}
