import { Readable } from 'node:stream'
import exceljs from 'exceljs'

/** Thrown where the bytes are no sheet. The reason is a stable word. */
export class NotASheet extends Error {
  readonly reason: 'not-a-sheet' | 'too-many-rows'
  constructor(reason: NotASheet['reason']) {
    super(reason)
    this.name = 'NotASheet'
    this.reason = reason
  }
}

/** The cells of the first sheet of an `.xlsx`, or of a `.csv` in UTF-8 or GB 18030, as trimmed words; at most `most` rows. Throws NotASheet. */
export async function readSheet(bytes: Buffer, most: number): Promise<string[][]> {
  const workbook = new exceljs.Workbook()
  const page = await (isZip(bytes) ? readXlsx(workbook, bytes) : readCsv(workbook, bytes)).catch(() => {
    throw new NotASheet('not-a-sheet')
  })
  if (!page) throw new NotASheet('not-a-sheet')
  if (page.rowCount > most) throw new NotASheet('too-many-rows')
  const rows: string[][] = []
  page.eachRow({ includeEmpty: false }, (row) => {
    const cells: string[] = []
    for (let column = 1; column <= Math.min(row.cellCount, 60); column += 1) cells.push(wordsOf(row.getCell(column)))
    rows.push(cells)
  })
  return rows
}

function isZip(bytes: Buffer): boolean {
  return bytes.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 0x03, 0x04]))
}

async function readXlsx(workbook: exceljs.Workbook, bytes: Buffer): Promise<exceljs.Worksheet | undefined> {
  await workbook.xlsx.load(bytes as unknown as exceljs.Buffer)
  return workbook.worksheets[0]
}

async function readCsv(workbook: exceljs.Workbook, bytes: Buffer): Promise<exceljs.Worksheet | undefined> {
  const text = textOf(bytes)
  if (text.includes('\0') || !/[,\t;]/.test(text)) return undefined
  return workbook.csv.read(Readable.from([text]), { map: (value: unknown) => value })
}

/** Sheets saved on office machines are often in GB 18030. */
function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

function wordsOf(cell: exceljs.Cell): string {
  const { value } = cell
  if (value instanceof Date) return value.toISOString().slice(0, 16).replace('T', ' ')
  return (cell.text ?? '').trim()
}
