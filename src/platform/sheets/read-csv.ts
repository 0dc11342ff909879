import { NotASheet, type Page, type SheetLimits } from './contract-cells.ts'

/** The words of a text file with separated columns: UTF-8, UTF-16 or GB 18030; comma, semicolon or tabulator. Throws NotASheet. */
export function readCsv(bytes: Buffer, limits: SheetLimits): Page[] {
  const text = textOf(bytes)
  if (text.includes('\0') || text.trim() === '') throw new NotASheet('not-a-sheet')
  if (/^\s*<(!doctype|html|\?xml|table|meta)/i.test(text)) throw new NotASheet('web-page')
  const separator = separatorOf(text)
  if (!separator) throw new NotASheet('not-a-sheet')
  return [{ name: '', rows: rowsOf(text, separator, limits), merges: [] }]
}

/** Sheets saved on office machines are often in GB 18030; those saved as "Unicode text" in UTF-16. */
export function textOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return decodedStrictly('gb18030', bytes)
  }
}

function decodedStrictly(encoding: string, bytes: Buffer): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new NotASheet('not-a-sheet')
  }
}

/** The separator found most evenly in the first lines, quoted parts left aside. */
function separatorOf(text: string): string | undefined {
  const lines = text
    .slice(0, 20_000)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\r|\n/)
    .slice(0, 30)
  const counts = [',', '\t', ';'].map((mark) => ({
    mark,
    lines: lines.filter((line) => line.includes(mark)).length,
    marks: lines.reduce((sum, line) => sum + line.split(mark).length - 1, 0),
  }))
  const best = counts.sort((one, other) => other.lines - one.lines || other.marks - one.marks)[0]!
  return best.lines > 0 ? best.mark : undefined
}

function rowsOf(text: string, separator: string, limits: SheetLimits): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cells = 0
  let at = 0
  const endRow = () => {
    rows.push(row)
    cells += row.length
    if (rows.length > limits.rows) throw new NotASheet('too-many-rows')
    if (cells > limits.cells) throw new NotASheet('too-many-cells')
    row = []
  }
  while (at < text.length) {
    const cell = cellAt(text, at, separator)
    row.push(cell.words)
    at = cell.end
    const next = text[at]
    if (next === separator) {
      at += 1
      if (at === text.length) row.push('')
      continue
    }
    endRow()
    at += next === '\r' && text[at + 1] === '\n' ? 2 : 1
  }
  if (row.length > 0) endRow()
  return rows
}

/** One cell from `at` on, and where it ends: at a separator, a line's end or the text's. */
function cellAt(text: string, at: number, separator: string): { words: string; end: number } {
  if (text[at] !== '"') {
    const end = endOfCell(text, at, separator)
    return { words: unquoted(text.slice(at, end)), end }
  }
  let words = ''
  let from = at + 1
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote < 0) return { words: (words + text.slice(from)).trim(), end: text.length }
    words += text.slice(from, quote)
    if (text[quote + 1] !== '"') {
      const end = endOfCell(text, quote + 1, separator)
      return { words: (words + text.slice(quote + 1, end)).trim(), end }
    }
    words += '"'
    from = quote + 2
  }
}

function endOfCell(text: string, from: number, separator: string): number {
  let end = from
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1
  return end
}

/** Systems that mean well write `="0123"` or a leading apostrophe so that Excel keeps the digits. */
function unquoted(words: string): string {
  return words
    .trim()
    .replace(/^="(.*)"$/, '$1')
    .replace(/^'/, '')
}
