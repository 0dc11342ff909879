import type { Readable } from 'node:stream'
import PDFDocument from 'pdfkit'
import { drawCode } from '../../platform/documents/qr-code.ts'
import { type Pdf, wordsOnPaper } from '../../platform/documents/words-on-paper.ts'
import { slipDigits } from './rules-privacy.ts'

export type Paper = 'a4' | 'receipt'
export type Slip = {
  readonly paper: Paper
  readonly community: string
  readonly dutyNumber: string | null
  /** Without one the slip carries the digits alone. */
  readonly publicAddress: string | null
  readonly code: string
  /** The last day it opens, `YYYY-MM-DD`. */
  readonly until: string
}

const sizes = { a4: { width: 595.28, height: 841.89 }, receipt: { width: 226.77, height: 420 } } as const

/** The slip, one page of A4 or of a receipt printer, in large type. */
export function drawSlip(slip: Slip): Readable {
  const { width, height } = sizes[slip.paper]
  const pdf: Pdf = new PDFDocument({ size: [width, height], margin: 0, info: { Title: slip.community } })
  const write = wordsOnPaper(pdf)
  const scale = slip.paper === 'a4' ? 1 : 0.42
  const most = width * 0.9
  const line = (words: string, y: number, size: number, weight = 45) =>
    write(words, { x: width / 2, y: y * scale, size: Math.max(size * scale, 8), weight, most })
  pdf.fillColor('#000').strokeColor('#000')
  line(slip.community, 74, 24)
  line('看自己的登记', 138, 52, 60)
  line('谁看过 · 什么时候 · 为什么', 184, 26)
  const side = 250 * scale
  if (slip.publicAddress) {
    drawCode(pdf, `${slip.publicAddress}/me#${slip.code}`, { x: (width - side) / 2, y: 212 * scale, side })
    line('扫一扫，或打开下面的网址，输入十二位数字', 500, 22)
    line(`${slip.publicAddress}/me`, 536, 24, 60)
  } else {
    line('到社区网页，点“看自己的登记”，输入十二位数字', 500, 22)
  }
  line(slipDigits(slip.code), 612, 62, 60)
  line(`只能用一次，${dayInWords(slip.until)}前有效`, 664, 26)
  line('拿到这张纸的人都能打开，请收好，别转给别人', 706, 22)
  line('Opens your own record once. Keep this slip to yourself.', 740, 14, 25)
  if (slip.dutyNumber) line(`不会用就打电话：${slip.dutyNumber}`, 794, 26, 60)
  pdf.end()
  return pdf as unknown as Readable
}

function dayInWords(day: string): string {
  const [, month, date] = day.split('-').map(Number) as [number, number, number]
  return `${month}月${date}日`
}
