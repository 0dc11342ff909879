import type { Readable } from 'node:stream'
import PDFDocument from 'pdfkit'
import { type Pdf, wordsOnPaper } from '../platform/documents/words-on-paper.ts'
import { type Concern, concerns, type ReferTo, referTos } from './rules-rounds.ts'

/** What stands on a referral note; nothing of why she is looked after. */
export type ReferralNote = {
  readonly community: string
  readonly number: string
  readonly day: string
  readonly name: string
  readonly place: string
  readonly from: string
  readonly to: ReferTo
  readonly reasons: readonly Concern[]
}

const left = 56
const right = 539

const tos: Readonly<Record<ReferTo, string>> = {
  clinic: '社区卫生服务站',
  elder_station: '颐康站',
  social_work: '社工站',
  relief: '街道救助窗口',
  legal_aid: '法律援助',
  police: '社区民警',
  property: '物业',
}
const reasons: Readonly<Record<Concern, string>> = {
  health: '身体',
  home: '家里的情况',
  lonely: '孤单',
  money: '钱',
  quarrel: '有争执',
  safety: '安全',
}

type Paper = { readonly pdf: Pdf; readonly line: (words: string, at: Spot) => void }
type Spot = {
  readonly x?: number
  readonly y: number
  readonly size?: number
  readonly weight?: number
  readonly most?: number
}

/** The note as one page, A4, black on white: the upper part goes along with her, the lower comes back. */
export function drawReferral(note: ReferralNote): Readable {
  const pdf = new PDFDocument({ size: 'A4', margin: 0, autoFirstPage: false, info: { Title: note.community } })
  const write = wordsOnPaper(pdf)
  const line: Paper['line'] = (words, { x = left, y, size = 14, weight = 45, most = right - x }) =>
    write(words, { x, y, size, weight, most, align: 'start' })
  pdf.addPage()
  pdf.fillColor('#000').strokeColor('#000').lineWidth(1)
  const paper = { pdf, line }
  drawHead(paper, note)
  drawTicks(paper, { title: '转到（打勾的一处）', from: 232, words: tos, order: referTos, ticked: [note.to] })
  drawTicks(paper, { title: '因为什么', from: 356, words: reasons, order: concerns, ticked: note.reasons })
  drawConsent(paper, note)
  drawReply(paper, note)
  pdf.end()
  return pdf as unknown as Readable
}

function drawHead({ pdf, line }: Paper, note: ReferralNote): void {
  line('转介单', { y: 82, size: 30, weight: 65 })
  line(`${note.community}　第 ${note.number} 号　${note.day}`, { x: 190, y: 82, size: 13 })
  pdf.moveTo(left, 98).lineTo(right, 98).stroke()
  line('谁', { y: 130, size: 12, weight: 30 })
  line(note.name, { x: 120, y: 132, size: 22, weight: 60 })
  line('住在', { y: 164, size: 12, weight: 30 })
  line(note.place, { x: 120, y: 166, size: 18 })
  line('谁转介', { y: 196, size: 12, weight: 30 })
  line(note.from, { x: 120, y: 197, size: 16, most: 180 })
  line('电话：', { x: 320, y: 197, size: 14 })
  pdf.moveTo(366, 200).lineTo(right, 200).stroke()
}

type Ticks<Code extends string> = {
  readonly title: string
  readonly from: number
  readonly words: Readonly<Record<Code, string>>
  readonly order: readonly Code[]
  readonly ticked: readonly Code[]
}

const columns = 3
const rowHeight = 28

function drawTicks<Code extends string>(paper: Paper, { title, from, words, order, ticked }: Ticks<Code>): void {
  paper.line(title, { y: from, size: 13, weight: 60 })
  for (const [index, code] of order.entries()) {
    const x = left + (index % columns) * 164
    const y = from + 28 + Math.floor(index / columns) * rowHeight
    drawBox(paper.pdf, { x, y, isTicked: ticked.includes(code) })
    paper.line(words[code], { x: x + 22, y, most: 138 })
  }
}

function drawBox(pdf: Pdf, { x, y, isTicked }: { x: number; y: number; isTicked: boolean }): void {
  pdf
    .lineWidth(1)
    .rect(x, y - 12, 14, 14)
    .stroke()
  if (isTicked)
    pdf
      .lineWidth(2)
      .moveTo(x + 3, y - 5)
      .lineTo(x + 6, y - 1)
      .lineTo(x + 12, y - 10)
      .stroke()
      .lineWidth(1)
}

function drawConsent({ pdf, line }: Paper, { day }: ReferralNote): void {
  drawBox(pdf, { x: left, y: 470, isTicked: true })
  line(`${day} 问过本人，本人同意转介，也同意把这张单上的内容告诉对方。`, { x: left + 22, y: 470 })
  line('本人或家人签名：', { y: 506 })
  line('转介人签名：', { x: 320, y: 506 })
  line('本人可以随时说不去了。对方只为这件事用这张单。', { y: 534, size: 12, weight: 30 })
  pdf.dash(4, { space: 4 }).moveTo(left, 560).lineTo(right, 560).stroke().undash()
}

function drawReply({ pdf, line }: Paper, { community, number }: ReferralNote): void {
  line(`回执　${community}　第 ${number} 号`, { y: 592, size: 15, weight: 60 })
  for (const [index, words] of ['接到了', '办好了', '办不了，转回'].entries()) {
    drawBox(pdf, { x: left + index * 164, y: 626, isTicked: false })
    line(words, { x: left + index * 164 + 22, y: 626 })
  }
  line('怎么办的：', { y: 664 })
  for (const y of [694, 724]) pdf.moveTo(left, y).lineTo(right, y).stroke()
  line('经办人：　　　　　　　　　　　日期：', { y: 756 })
  line('Referral note: the upper part goes with the person, the lower part comes back to the community.', {
    ...{ y: 796, size: 9, weight: 25 },
  })
}
