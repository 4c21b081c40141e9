import { escaped } from '../src/render/svg.ts'

const [size, column, line, pad] = [14, 8.4, 20, 20]

const colours: Record<string, string> = {
  31: '#ff7b72',
  32: '#3fb950',
  33: '#d29922',
  36: '#39c5cf',
}

/** A picture of a terminal in which a command was typed, with what it answered, colours and all. */
export function renderTerminal(command: string, answer: string, columns: number): string {
  const lines = [`\u001b[1m$ ${command}\u001b[22m`, '', ...answer.trimEnd().split('\n')]
  const width = Math.round(columns * column + 2 * pad)
  const height = lines.length * line + 2 * pad + 22
  const dots = ['#ff5f57', '#febc2e', '#28c840'].map(
    (colour, i) => `<circle cx="${pad + 4 + i * 18}" cy="20" r="6" fill="${colour}"/>`,
  )
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="${size}" fill="#e6edf3">`,
    `<title>${escaped(`The answer to ${command}`)}</title>`,
    `<rect x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="10" fill="#0d1117" stroke="#3d444d"/>`,
    dots.join(''),
    ...lines.map((words, i) => lineOf(words, pad + 38 + i * line)).filter((drawn) => drawn !== ''),
    '</svg>',
    '',
  ].join('\n')
}

/** A line whose words keep to their columns, whatever the reader's font; bars are drawn, so that they have no gaps. */
function lineOf(words: string, y: number): string {
  let [at, drawn] = [0, '']
  for (const { text, look } of paintedParts(words))
    for (const part of text.match(/█+|░+| +|[^█░ ]+(?: [^█░ ]+)*/g) ?? []) {
      const [x, width] = [at, part.length].map((columns) => Math.round(columns * column * 10) / 10)
      at += part.length
      const where = `x="${Math.round((pad + (x ?? 0)) * 10) / 10}"`
      if (/^[█░]/.test(part)) {
        const faint = part.startsWith('░') ? ' fill-opacity=".2"' : ''
        drawn += `<rect ${where} y="${y - 11}" width="${width}" height="12"${look}${faint}/>`
      } else if (part.trim() !== '')
        drawn += `<text ${where} y="${y}" textLength="${width}" lengthAdjust="spacingAndGlyphs"${look}>${escaped(part)}</text>`
    }
  return drawn
}

/** The parts of a line between its colour codes, each with what the codes before it say. */
function paintedParts(words: string): { text: string; look: string }[] {
  const on = new Map<string, string>()
  return words.split('\u001b[').map((part, i) => {
    const [, code = '', text = part] = i === 0 ? [] : (/^(\d+)m(.*)$/.exec(part) ?? [])
    if (code === '1') on.set('weight', ' font-weight="700"')
    if (code === '2') on.set('dim', ' opacity=".65"')
    if (code === '22') for (const name of ['weight', 'dim']) on.delete(name)
    const colour = colours[code]
    if (colour !== undefined) on.set('colour', ` fill="${colour}"`)
    if (code === '39') on.delete('colour')
    return { text, look: [...on.values()].join('') }
  })
}
