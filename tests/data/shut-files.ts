import { crc32, deflateRawSync } from 'node:zlib'
import { CFB } from '@e965/xlsx'

/** A workbook with a password, as a spreadsheet program keeps it. */
export function lockedWorkbook(): Buffer {
  const file = CFB.utils.cfb_new()
  for (const name of ['/EncryptedPackage', '/EncryptionInfo']) CFB.utils.cfb_add(file, name, Buffer.alloc(64))
  return Buffer.from(CFB.write(file, { type: 'buffer' }) as Buffer)
}

/** A workbook that carries macros. */
export function workbookWithMacros(): Buffer {
  return archiveOf({ ...bare, 'xl/vbaProject.bin': Buffer.from('x') })
}

/** A workbook of some hundred kilobytes that unpacks to more than any sheet needs. */
export function burstingWorkbook(): Buffer {
  return archiveOf({ ...bare, 'xl/worksheets/sheet1.xml': Buffer.alloc(120 * 1024 * 1024, 0x20) })
}

const bare = { '[Content_Types].xml': Buffer.from('<x/>'), 'xl/workbook.xml': Buffer.from('<x/>') }

function four(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

/** A minimal archive of deflated parts. */
function archiveOf(parts: Readonly<Record<string, Buffer>>): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, content] of Object.entries(parts)) {
    const packed = deflateRawSync(content)
    const sizes = Buffer.concat([four(crc32(content)), four(packed.length), four(content.length)])
    const common = Buffer.concat([Buffer.from('140000000800', 'hex'), Buffer.alloc(4), sizes])
    const named = Buffer.concat([Buffer.from([name.length, 0, 0, 0])])
    const file = Buffer.concat([Buffer.from('504b0304', 'hex'), common, named, Buffer.from(name), packed])
    const head = Buffer.from('504b01021400', 'hex')
    directory.push(Buffer.concat([head, common, named, Buffer.alloc(10), four(at), Buffer.from(name)]))
    files.push(file)
    at += file.length
  }
  const whole = Buffer.concat(directory)
  const count = Buffer.from([files.length, 0, files.length, 0])
  const end = [Buffer.from('504b0506', 'hex'), Buffer.alloc(4), count, four(whole.length), four(at), Buffer.alloc(2)]
  return Buffer.concat([...files, whole, ...end])
}
