/** By sheet, in the order of the workbook: the lines that nobody sees there, from 0. They are hidden, folded away or filtered out. */
export type HiddenLines = readonly ReadonlySet<number>[]

/** Hears the parts of an .xlsx as they are unpacked, and then knows its hidden lines. */
export function hiddenInParts() {
  const lines = new Map<string, ReadonlySet<number>>()
  const texts = new Map<string, string>()
  return {
    look: (given: string, content: Buffer): void => {
      const name = given.toLowerCase()
      if (/^xl\/worksheets\/[^/]+\.xml$/.test(name)) lines.set(name, hiddenRows(content))
      else if (name === book || name === relations) texts.set(name, content.toString('utf8'))
    },
    bySheet: (): HiddenLines =>
      sheetParts(texts.get(book) ?? '', texts.get(relations) ?? '').map((name) => lines.get(name) ?? new Set()),
  }
}

const book = 'xl/workbook.xml'
const relations = 'xl/_rels/workbook.xml.rels'

function hiddenRows(content: Buffer): ReadonlySet<number> {
  const found = new Set<number>()
  if (!content.includes('hidden=')) return found
  let line = 0
  for (const [, attributes = ''] of content.toString('latin1').matchAll(/<(?:\w+:)?row\b([^>]*)>/g)) {
    const named = /\sr="(\d+)"/.exec(attributes)
    line = named ? Number(named[1]) : line + 1
    if (/\shidden="(?:1|true)"/.test(attributes)) found.add(line - 1)
  }
  return found
}

/** The parts of the sheets in the order in which the book names them. */
function sheetParts(ofBook: string, ofRelations: string): string[] {
  const targets = new Map<string, string>()
  for (const [relation] of ofRelations.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)) {
    const [id, target] = [/\sId="([^"]*)"/.exec(relation)?.[1], /\sTarget="([^"]*)"/.exec(relation)?.[1]]
    if (id && target) targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target}`)
  }
  const sheets = [...ofBook.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)]
  return sheets.map(([sheet]) => targets.get(/\s\w+:id="([^"]*)"/.exec(sheet)?.[1] ?? '')?.toLowerCase() ?? '')
}

// Records of the Binary Interchange File Format, as [MS-XLS] numbers them.
const boundSheet = 0x0085
const rowInfo = 0x0208
const hiddenFlag = 0x20

/** The hidden lines of an old .xls, from the stream of its workbook. */
export function hiddenInRecords(stream: Buffer): HiddenLines {
  const begins: number[] = []
  walk(stream, 0, (record, at) => {
    if (record === boundSheet && at + 8 <= stream.length) begins.push(stream.readUInt32LE(at + 4))
  })
  return begins.map((from) => {
    const found = new Set<number>()
    walk(stream, from, (record, at) => {
      if (record !== rowInfo || at + 18 > stream.length) return
      if (stream[at + 16]! & hiddenFlag) found.add(stream.readUInt16LE(at + 4))
    })
    return found
  })
}

const endOfFile = 0x000a

/** Goes over the records of one part of the book, up to its end. */
function walk(stream: Buffer, from: number, see: (record: number, at: number) => void): void {
  for (let at = from; at + 4 <= stream.length; at += 4 + stream.readUInt16LE(at + 2)) {
    const record = stream.readUInt16LE(at)
    if (record === endOfFile) return
    see(record, at)
  }
}
