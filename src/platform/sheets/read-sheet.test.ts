import { crc32, deflateRawSync } from 'node:zlib'
import { CFB, utils, write } from '@e965/xlsx'
import exceljs from 'exceljs'
import { describe, expect, it } from 'vitest'
import type { SheetLimits } from './contract-cells.ts'
import { hiddenInRecords } from './hidden-lines.ts'
import { openBook, openSheet } from './open-sheet.ts'
import { readBook, readingLimits } from './read-sheet.ts'

const limits: SheetLimits = { rows: 1000, cells: 20_000, unpackedBytes: 1024 * 1024 }
const rows = [
  ['地址', '人数', '姓名'],
  ['5-302', 3, '张三'],
  ['五栋三零二', 2, '李四'],
]

describe('read sheet', () => {
  it('reads words, numbers and days from an .xlsx off the request loop', async () => {
    const book = new exceljs.Workbook()
    const page = book.addWorksheet('一')
    page.addRow(['地址', '人数', '日期'])
    page.addRow([])
    page.addRow(['5-302', 3, new Date('2020-03-05T00:00:00Z')])
    const bytes = Buffer.from(await book.xlsx.writeBuffer())

    expect((await readBook(bytes, 100)).rows).toEqual([
      ['地址', '人数', '日期'],
      ['5-302', '3', '2020-03-05'],
    ])
  })

  it('names the hidden sheets that it leaves out', async () => {
    const book = new exceljs.Workbook()
    book.addWorksheet('旧单', { state: 'hidden' }).addRow(['地址', '人数'])
    book.addWorksheet('一').addRow(['地址', '日期'])

    expect(await readBook(Buffer.from(await book.xlsx.writeBuffer()), 100)).toEqual({
      rows: [['地址', '日期']],
      hiddenLines: 0,
      hiddenSheets: ['旧单'],
    })
  })

  it('counts the hidden lines below the head that hold something, however long the sheet is', async () => {
    const book = new exceljs.Workbook()
    const page = book.addWorksheet('一')
    page.addRow(['编号'])
    for (let line = 2; line <= 1100; line++) page.addRow(line === 700 ? [] : [`${line}`])
    for (const line of [1, 2, 500, 501, 502, 700, 1100]) page.getRow(line).hidden = true
    const { rows, hiddenLines } = await readBook(Buffer.from(await book.xlsx.writeBuffer()), 2000)
    expect([rows.length, hiddenLines]).toEqual([1099, 5])
  })

  it('says why it does not take what is no sheet', async () => {
    await expect(readBook(Buffer.from('no columns at all'), 100)).rejects.toMatchObject({ reason: 'not-a-sheet' })
  })

  it('ends a reading that needs more memory than it may have', async () => {
    const many = Buffer.from(`a,b\n${'一二三四五,六七八九十\n'.repeat(1_500_000)}`)

    // A busy machine takes ten times as long to come to it.
    const within = { ...readingLimits, milliseconds: 120_000 }
    await expect(readBook(many, 2_000_000, within)).rejects.toMatchObject({ reason: 'took-too-much-memory' })
  })
})

describe('open sheet', () => {
  it.each(['biff8', 'xlsx'] as const)('reads the same cells from %s', (bookType) => {
    expect(openSheet(workbook(bookType), limits)[0]?.rows).toEqual(rows)
  })

  it('reads lines that are hidden, and says which, sheet by sheet', async () => {
    const book = new exceljs.Workbook()
    for (const name of ['甲', '乙', '丙']) book.addWorksheet(name).addRows(rows)
    book.getWorksheet('乙')!.state = 'hidden'
    book.getWorksheet('丙')!.getRow(3).hidden = true
    const bytes = Buffer.from(await book.xlsx.writeBuffer())
    expect(openSheet(bytes, limits)).toEqual([
      { name: '甲', rows, merges: [], hiddenLines: new Set() },
      { name: '丙', rows, merges: [], hiddenLines: new Set([2]) },
    ])
  })

  it('knows the hidden lines of an old .xls by the records of its sheets', () => {
    const record = (kind: number, data: number[]) => {
      return [kind & 255, kind >> 8, data.length & 255, data.length >> 8, ...data]
    }
    const rowOf = (line: number, flags: number) => record(0x0208, [line, 0, ...Array(10).fill(0), flags, 1, 0, 0])
    const end = record(0x000a, [])
    const begin = record(0x0809, [0, 6])
    const sheets = [
      [...begin, ...rowOf(0, 0), ...rowOf(2, 0x20), ...end],
      [...begin, ...rowOf(1, 0x60), ...end],
    ]
    const bound = (at: number) => record(0x0085, [at, 0, 0, 0, 0, 0, 1, 0, 65])
    const length = begin.length + 2 * bound(0).length + end.length
    const book = [...begin, ...bound(length), ...bound(length + sheets[0]!.length), ...end]
    expect(hiddenInRecords(Buffer.from([...book, ...sheets.flat()]))).toEqual([new Set([2]), new Set([1])])
  })

  it('reads the code page of a sheet of the nineties', () => {
    const book = { SheetNames: ['a'], Sheets: { a: utils.aoa_to_sheet([['AAAA', 1]]) } }
    const bytes: Buffer = write(book, { type: 'buffer', bookType: 'biff5' })
    const western = bytes.indexOf(Buffer.from('42000200e404', 'hex'))
    bytes.writeUInt16LE(936, western + 4)
    bytes.set(Buffer.from('b5d8d6b7', 'hex'), bytes.indexOf('AAAA'))

    expect(western).toBeGreaterThan(0)
    expect(openSheet(bytes, limits)[0]?.rows).toEqual([['地址', 1]])
  })

  it('knows days by the format of their cell, also where they are counted from 1904', () => {
    const sheet = utils.aoa_to_sheet([['日期', '数']])
    sheet.A2 = { t: 'n', v: 18_323, z: 'yyyy/m/d' }
    sheet.B2 = { t: 'n', v: 18_323 }
    sheet['!ref'] = 'A1:B2'
    const book = { SheetNames: ['a'], Sheets: { a: sheet } }
    const plain = openSheet(write(book, { type: 'buffer', bookType: 'xlsx' }), limits)
    const of1904 = openSheet(
      write({ ...book, Workbook: { WBProps: { date1904: true } } }, { type: 'buffer', bookType: 'xlsx' }),
      limits,
    )

    expect(plain[0]?.rows[1]).toEqual([{ date: '1950-03-01' }, 18_323])
    expect(of1904[0]?.rows[1]?.[0]).toEqual({ date: '1954-03-02' })
  })

  it.each([
    ['UTF-8', Buffer.from('姓名,地址\n张三,5-302\n')],
    ['UTF-8 with a mark', Buffer.from('\ufeff姓名,地址\r\n张三,5-302')],
    ['GB 18030', Buffer.from('d0d5c3fb2cb5d8d6b70ad5c5c8fd2c352d3330320a', 'hex')],
    ['UTF-16 with tabulators', Buffer.from('\ufeff姓名\t地址\r\n张三\t5-302\r\n', 'utf16le')],
    ['semicolons and quotes', Buffer.from('"姓名";"地址"\r\n"张三";"5-302"\r\n')],
  ])('reads a .csv in %s', (_name, bytes) => {
    expect(openSheet(bytes, limits)[0]?.rows).toEqual([
      ['姓名', '地址'],
      ['张三', '5-302'],
    ])
  })

  it('keeps quoted separators, quotes and line ends inside a cell', () => {
    const page = openSheet(Buffer.from('a,b\n"x, ""y""\nz",="0302"\n\nlast,'), limits)[0]

    expect(page?.rows).toEqual([['a', 'b'], ['x, "y"\nz', '0302'], [''], ['last', '']])
  })

  it('leaves hidden sheets out and keeps merged cells', () => {
    const seen = utils.aoa_to_sheet([
      ['5-302', '张三'],
      [null, '李四'],
    ])
    seen['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 1_000_000, c: 0 } }]
    const book = { SheetNames: ['a', 'b'], Sheets: { a: seen, b: utils.aoa_to_sheet([['x', 'y']]) } }
    const bytes = write(
      { ...book, Workbook: { Sheets: [{}, { Hidden: 1 as const }] } },
      { type: 'buffer', bookType: 'xlsx' },
    )

    expect(openSheet(bytes, limits)).toMatchObject([{ name: 'a', merges: [{ top: 0, left: 0, bottom: 1, right: 0 }] }])
  })

  it.each(['biff8', 'xlsx'] as const)('names the hidden sheets of %s that hold something', (bookType) => {
    const page = () => utils.aoa_to_sheet([['x', 'y']])
    const book = {
      SheetNames: ['seen', 'hidden', 'deeper', 'blank'],
      Sheets: { seen: page(), hidden: page(), deeper: page(), blank: utils.aoa_to_sheet([]) },
      Workbook: { Sheets: [{}, { Hidden: 1 as const }, { Hidden: 2 as const }, { Hidden: 1 as const }] },
    }
    const { pages, hiddenSheets } = openBook(write(book, { type: 'buffer', bookType }), limits)

    expect(pages.map(({ name }) => name)).toEqual(['seen'])
    expect(hiddenSheets).toEqual(['hidden', 'deeper'])
  })

  it.each([
    ['a torn .xlsx', () => workbook('xlsx').subarray(0, 3000), 'damaged'],
    ['an .xlsx with changed bytes', () => scrambled(workbook('xlsx')), 'damaged'],
    ['a torn .xls', () => workbook('biff8').subarray(0, 700), 'damaged'],
    [
      'an .xlsx with a password',
      () => compound({ '/EncryptedPackage': Buffer.alloc(64), '/EncryptionInfo': Buffer.alloc(64) }),
      'encrypted',
    ],
    ['an .xls with a password', () => withRecord(0x2f, Buffer.alloc(54)), 'encrypted'],
    [
      'an .xlsm',
      () => zipOf({ '[Content_Types].xml': '<x/>', 'xl/workbook.xml': '<x/>', 'xl/vbaProject.bin': 'x' }),
      'macros',
    ],
    [
      'an .xlsx that says it is an .xlsm',
      () =>
        zipOf({
          '[Content_Types].xml':
            '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/>',
          'xl/workbook.xml': '<x/>',
        }),
      'macros',
    ],
    [
      'an .xls with Visual Basic',
      () => compound({ '/Workbook': Buffer.alloc(64), '/_VBA_PROJECT_CUR/VBA/dir': Buffer.alloc(64) }),
      'macros',
    ],
    [
      'an .xls with a sheet of old macros',
      () => withRecord(0x85, Buffer.from([0, 0, 0, 0, 0, 1, 1, 0, 0x61])),
      'macros',
    ],
    ['a document', () => zipOf({ '[Content_Types].xml': '<x/>', 'word/document.xml': '<x/>' }), 'other-format'],
    ['an archive', () => zipOf({ 'a.txt': 'a' }), 'not-a-sheet'],
    [
      'a page of the web called .xls',
      () => Buffer.from('<html><table><tr><td>1,2</td></tr></table></html>'),
      'web-page',
    ],
    ['a picture', () => Buffer.from('ffd8ffe000104a46494600ff', 'hex'), 'not-a-sheet'],
  ])('refuses %s', (_name, bytes, reason) => {
    expect(() => openSheet(bytes(), limits)).toThrow(expect.objectContaining({ name: 'NotASheet', reason }))
  })

  it('refuses a bomb, whatever size it states of itself', () => {
    const bomb = zipOf({
      '[Content_Types].xml': '<x/>',
      'xl/workbook.xml': '<x/>',
      'xl/worksheets/sheet1.xml': ' '.repeat(4_000_000),
    })
    const liar = Buffer.from(bomb)
    const stated = liar.indexOf(sizeOf(4_000_000))
    for (let at = stated; at >= 0; at = liar.indexOf(sizeOf(4_000_000))) liar.writeUInt32LE(10, at)

    for (const bytes of [bomb, liar]) {
      expect(() => openSheet(bytes, limits)).toThrow(expect.objectContaining({ reason: 'too-large-unpacked' }))
    }
    expect(stated).toBeGreaterThan(0)
  })

  it('refuses more rows or cells than it may read', () => {
    const long = Buffer.from('a,b\n'.repeat(1001))
    const wide = Buffer.from(`${','.repeat(30)}\n`.repeat(700))

    expect(() => openSheet(long, limits)).toThrow(expect.objectContaining({ reason: 'too-many-rows' }))
    expect(() => openSheet(wide, limits)).toThrow(expect.objectContaining({ reason: 'too-many-cells' }))
  })
})

function workbook(bookType: 'xlsx' | 'biff8'): Buffer {
  return write({ SheetNames: ['一'], Sheets: { 一: utils.aoa_to_sheet(rows) } }, { type: 'buffer', bookType })
}

function scrambled(bytes: Buffer): Buffer {
  const changed = Buffer.from(bytes)
  const sheet = changed.indexOf('xl/worksheets/sheet1.xml') + 60
  for (let at = sheet; at < sheet + 40; at += 1) changed[at] = 0xff
  return changed
}

function compound(streams: Record<string, Buffer>): Buffer {
  const file = CFB.utils.cfb_new()
  for (const [path, content] of Object.entries(streams)) CFB.utils.cfb_add(file, path, content)
  return Buffer.from(CFB.write(file, { type: 'buffer' }) as Buffer)
}

/** A workbook part that holds one record after its beginning. */
function withRecord(id: number, content: Buffer): Buffer {
  const beginning = Buffer.from('0908100000060500bb0dcc0741000000060000000'.slice(0, 40), 'hex')
  const head = Buffer.alloc(4)
  head.writeUInt16LE(id, 0)
  head.writeUInt16LE(content.length, 2)
  return compound({ '/Workbook': Buffer.concat([beginning, head, content, Buffer.from('0a000000', 'hex')]) })
}

function sizeOf(bytes: number): Buffer {
  const size = Buffer.alloc(4)
  size.writeUInt32LE(bytes)
  return size
}

/** A minimal archive of deflated parts. */
function zipOf(parts: Record<string, string>): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, content] of Object.entries(parts)) {
    const packed = deflateRawSync(content)
    const sizes = Buffer.concat([sizeOf(crc32(content)), sizeOf(packed.length), sizeOf(Buffer.byteLength(content))])
    const common = Buffer.concat([Buffer.from('140000000800', 'hex'), Buffer.alloc(4), sizes])
    const lengths = Buffer.from([name.length, 0, 0, 0])
    const file = Buffer.concat([Buffer.from('504b0304', 'hex'), common, lengths, Buffer.from(name), packed])
    directory.push(
      Buffer.concat([
        Buffer.from('504b01021400', 'hex'),
        common,
        lengths,
        Buffer.alloc(10),
        sizeOf(at),
        Buffer.from(name),
      ]),
    )
    files.push(file)
    at += file.length
  }
  const whole = Buffer.concat(directory)
  const count = Buffer.from([files.length, 0, files.length, 0])
  const end = Buffer.concat([
    Buffer.from('504b0506', 'hex'),
    Buffer.alloc(4),
    count,
    sizeOf(whole.length),
    sizeOf(at),
    Buffer.alloc(2),
  ])
  return Buffer.concat([...files, whole, end])
}
