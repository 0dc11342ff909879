import { CFB } from '@e965/xlsx'
import { NotASheet } from './contract-cells.ts'

// Records of the Binary Interchange File Format, as [MS-XLS] numbers them.
const beginOfFile = 0x0809
const boundSheet = 0x0085
const filePassword = 0x002f
const macroSheet = 1
const visualBasicModule = 6

/** Looks through an old .xls before anything is made of it: passwords and macros of both kinds. Gives its workbook's stream. Throws NotASheet. */
export function checkBiff(bytes: Buffer): Buffer {
  const names = pathsIn(bytes)
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name))
  // An .xlsx with a password is such a file too, with the sheet sealed inside.
  if (has(/\/EncryptedPackage$/i)) throw new NotASheet('encrypted')
  if (has(/\/(_VBA_PROJECT_CUR|_VBA_PROJECT|VBA)(\/|$)/i)) throw new NotASheet('macros')
  if (!has(/\/(Workbook|Book)$/i))
    throw new NotASheet(has(/\/(WordDocument|PowerPoint Document)$/i) ? 'other-format' : 'not-a-sheet')
  const stream = streamIn(bytes)
  checkRecords(stream)
  return stream
}

function pathsIn(bytes: Buffer): string[] {
  return container(bytes).FullPaths
}

function streamIn(bytes: Buffer): Buffer {
  const file = container(bytes)
  const index = file.FullPaths.findIndex((path: string) => /\/(Workbook|Book)$/i.test(path))
  return Buffer.from((file.FileIndex[index]?.content ?? []) as Uint8Array)
}

function container(bytes: Buffer) {
  try {
    return CFB.read(bytes, { type: 'buffer' })
  } catch {
    throw new NotASheet('damaged')
  }
}

/** Walks the records of the workbook's own part: those of the sheets begin after its end. */
function checkRecords(stream: Buffer): void {
  let at = 0
  let seen = 0
  while (at + 4 <= stream.length) {
    const record = stream.readUInt16LE(at)
    const length = stream.readUInt16LE(at + 2)
    if (seen === 0 && (record & 0xff) !== (beginOfFile & 0xff)) throw new NotASheet('damaged')
    if (record === filePassword) throw new NotASheet('encrypted')
    if (record === boundSheet && at + 9 < stream.length) {
      const kind = stream[at + 9]! & 0x0f
      if (kind === macroSheet || kind === visualBasicModule) throw new NotASheet('macros')
    }
    if (record === 0x000a) return
    at += 4 + length
    seen += 1
  }
  throw new NotASheet('damaged')
}
