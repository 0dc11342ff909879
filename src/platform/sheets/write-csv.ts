/** A cell of a list that is handed out. */
export type PlainCell = string | number | null

/**
 * Words that a spreadsheet would take for a formula (they begin with = + - @, a tab or a return, also behind spaces), made
 * plain by a ' before them. Numbers stay numbers.
 */
export function neutral(cell: PlainCell): PlainCell {
  return typeof cell === 'string' && /^\s*[=+\-@\t\r＝＋－＠]/.test(cell) ? `'${cell}` : cell
}

/** A comma-separated file that spreadsheets open as UTF-8; every cell is neutral. */
export function writeCsv(rows: Iterable<readonly PlainCell[]>): Buffer {
  const lines = Array.from(rows, (cells) => cells.map((cell) => quoted(neutral(cell))).join(','))
  return Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`, 'utf8')
}

function quoted(cell: PlainCell): string {
  const words = cell === null ? '' : String(cell)
  return /[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words
}
