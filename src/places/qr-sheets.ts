import type { Readable } from 'node:stream'
import { setImmediate as afterOthers } from 'node:timers/promises'
import PDFDocument from 'pdfkit'
import { drawCode } from '../platform/documents/qr-code.ts'
import { type Pdf, wordsOnPaper } from '../platform/documents/words-on-paper.ts'

/** What one sheet shows. */
export type QrSheet = { readonly staircase: string; readonly grid: string; readonly code: string }
export type QrSheets = {
  readonly community: string
  readonly dutyNumber: string | null
  readonly publicAddress: string
  readonly sheets: readonly QrSheet[]
}

const width = 595.28
const middle = width / 2
const codeSide = 300
const most = 500

/** The sheets as one PDF, A4, a staircase a page; written page by page while others run in between. */
export function drawQrSheets(given: QrSheets): Readable {
  const pdf = new PDFDocument({ size: 'A4', margin: 0, autoFirstPage: false, info: { Title: `${given.community} QR` } })
  const write = wordsOnPaper(pdf)
  const draw = async () => {
    for (const sheet of given.sheets) {
      pdf.addPage()
      drawSheet(pdf, write, { ...given, sheet })
      await afterOthers()
    }
    pdf.end()
  }
  draw().catch((error: Error) => (pdf as unknown as Readable).destroy(error))
  return pdf as unknown as Readable
}

type One = Omit<QrSheets, 'sheets'> & { readonly sheet: QrSheet }

function drawSheet(pdf: Pdf, write: ReturnType<typeof wordsOnPaper>, one: One): void {
  const { community, dutyNumber, publicAddress, sheet } = one
  const address = `${publicAddress}/b/${sheet.code}`
  pdf.fillColor('#000').strokeColor('#000')
  write(`${community} · ${sheet.grid}`, { x: middle, y: 78, size: 20, most })
  write(sheet.staircase, { x: middle, y: 158, size: 66, weight: 60, most })
  drawCode(pdf, address, { x: middle - codeSide / 2, y: 196, side: codeSide })
  write('哪里坏了、脏了、有危险', { x: middle, y: 552, size: 30, weight: 60, most })
  write('扫一扫就能报，看得到办到哪一步', { x: middle, y: 594, size: 24, most })
  write('不用注册 · 三步报完 · 不公开您是谁', { x: middle, y: 628, size: 17, most })
  write('Scan to report a problem here and follow it. No account needed.', {
    x: middle,
    y: 654,
    size: 12,
    weight: 25,
    most,
  })
  pdf
    .lineWidth(1)
    .moveTo(70, 680)
    .lineTo(width - 70, 680)
    .stroke()
  write('火警 119　急救 120　报警 110：先打电话，再扫码', { x: middle, y: 712, size: 19, weight: 60, most })
  if (dutyNumber) write(`值班电话 ${dutyNumber}`, { x: middle, y: 752, size: 26, weight: 60, most })
  write(address, { x: middle, y: 802, size: 11, weight: 25, most })
}
