import inquirer from 'inquirer'
import { type Choice, Interrupted, type Prompts } from './app.ts'
import { harmless } from './render/harmless.ts'

/** Questions on the terminal, by inquirer; leaving one with Ctrl-C rejects with `Interrupted`. */
export function inquirerPrompts(): Prompts {
  return {
    search: (message, choices) => search(message, choices.map(shown)),
    searchSeveral: async (message, choices) => {
      const chosen: string[] = []
      // Ends with the first answer that is not a topic.
      for (;;) {
        const left = choices.filter(({ value }) => !chosen.includes(value)).map(shown)
        const enough =
          chosen.length === 0 ? [] : [{ value: '', name: `That is all (${chosen.length} chosen)` }]
        const value = await search(chosen.length === 0 ? message : 'Another one?', [
          ...enough,
          ...left,
        ])
        if (value === '') return chosen
        chosen.push(value)
        if (left.length === 1) return chosen
      }
    },
  }
}

function shown(choice: Choice): Choice {
  const { description } = choice
  return {
    ...choice,
    name: harmless(choice.name),
    ...(description !== undefined && { description: harmless(description) }),
  }
}

async function search(message: string, choices: Choice[]): Promise<string> {
  try {
    const { answer } = await inquirer.prompt<{ answer: string }>([
      {
        type: 'search',
        name: 'answer',
        message: harmless(message),
        source: (typed: string | undefined) =>
          choices.filter((choice) => matches(choice, typed ?? '')),
      },
    ])
    return answer
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError') throw new Interrupted()
    throw error
  }
}

/** Every word that was typed is somewhere in the name. */
function matches({ name }: Choice, typed: string): boolean {
  const words = typed.toLowerCase().split(/\s+/)
  return words.every((word) => name.toLowerCase().includes(word))
}
