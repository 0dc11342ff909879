import { crc32, inflateRawSync } from 'node:zlib'
import { NotASheet, type SheetLimits } from './contract-cells.ts'

const endOfDirectory = 0x06054b50
const entryInDirectory = 0x02014b50
const entryItself = 0x04034b50
const mostEntries = 2000

/**
 * Looks through an .xlsx before anything is made of it: unpacks each part within the limit, since the sizes a file states of
 * itself may be lies, and looks for macros. `look` is given each part. Throws NotASheet.
 */
export function checkZip(bytes: Buffer, limits: SheetLimits, look: (name: string, content: Buffer) => void): void {
  const entries = entriesOf(bytes)
  const names = entries.map(({ name }) => name.toLowerCase())
  if (names.some((name) => /(^|\/)vbaproject\.bin$|^xl\/macrosheets\//.test(name))) throw new NotASheet('macros')
  if (!names.includes('xl/workbook.xml'))
    throw new NotASheet(names.includes('[content_types].xml') ? 'other-format' : 'not-a-sheet')
  let left = limits.unpackedBytes
  for (const entry of entries) {
    const unpacked = unpack(bytes, entry, left)
    left -= unpacked.length
    look(entry.name, unpacked)
    if (
      entry.name.toLowerCase() === '[content_types].xml' &&
      /PartName="\/xl\/workbook\.xml"[^>]*macroEnabled/i.test(unpacked.toString('latin1'))
    ) {
      throw new NotASheet('macros')
    }
  }
}

type Entry = { name: string; method: number; flags: number; sum: number; packed: number; at: number }

function entriesOf(bytes: Buffer): Entry[] {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== endOfDirectory) throw new NotASheet('damaged')
  const count = bytes.readUInt16LE(end + 10)
  if (count > mostEntries) throw new NotASheet('too-large-unpacked')
  const entries: Entry[] = []
  let at = bytes.readUInt32LE(end + 16)
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== entryInDirectory) throw new NotASheet('damaged')
    const nameLength = bytes.readUInt16LE(at + 28)
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/'),
      flags: bytes.readUInt16LE(at + 8),
      method: bytes.readUInt16LE(at + 10),
      sum: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      at: bytes.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

function unpack(bytes: Buffer, entry: Entry, most: number): Buffer {
  if (entry.flags & 1) throw new NotASheet('encrypted')
  const { at } = entry
  if (at + 30 > bytes.length || bytes.readUInt32LE(at) !== entryItself) throw new NotASheet('damaged')
  const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
  if (start + entry.packed > bytes.length) throw new NotASheet('damaged')
  const unpacked = inflated(bytes.subarray(start, start + entry.packed), entry.method, most)
  if (crc32(unpacked) !== entry.sum) throw new NotASheet('damaged')
  return unpacked
}

function inflated(packed: Buffer, method: number, most: number): Buffer {
  if (most <= 0 || (method === 0 && packed.length > most)) throw new NotASheet('too-large-unpacked')
  if (method === 0) return packed
  if (method !== 8) throw new NotASheet('damaged')
  try {
    return inflateRawSync(packed, { maxOutputLength: most })
  } catch (error) {
    throw new NotASheet((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large-unpacked' : 'damaged')
  }
}
