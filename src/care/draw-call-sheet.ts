import type { Readable } from 'node:stream'
import PDFDocument from 'pdfkit'
import { widthOf } from '../platform/documents/outline-font.ts'
import { type Pdf, wordsOnPaper } from '../platform/documents/words-on-paper.ts'
import type { Cause } from './rules-alarms.ts'

/** Somebody to be called, in the order of the chain. */
export type SheetCall = { readonly role: string; readonly name: string; readonly phone: string }
/** One alarm on one page. */
export type CallSheet = {
  readonly name: string
  readonly place: string
  readonly cause: Cause
  readonly openedAt: string
  readonly card: string | null
  readonly calls: readonly SheetCall[]
}
export type CallSheets = {
  readonly community: string
  readonly printedAt: string
  readonly sheets: readonly CallSheet[]
}

const left = 42
const right = 553
const rowHeight = 34
const mostCalls = 12

const causes: Readonly<Record<Cause, string>> = {
  missed: '没有按时报平安',
  blind: '收不到信号',
  no_answer_at_door: '上门没人应',
  worry: '有人担心',
  collapse: '有人看见倒下',
}
const endings = ['已急救或送医', '人在，需要帮忙', '没事，忘了按', '没事，出门没说', '其他']

/** The call sheets as one PDF, A4, an alarm a page: for when nothing but paper and a telephone works. */
export function drawCallSheets(given: CallSheets): Readable {
  const pdf = new PDFDocument({ size: 'A4', margin: 0, autoFirstPage: false, info: { Title: given.community } })
  const write = wordsOnPaper(pdf)
  const line = (words: string, x: number, y: number, size: number, weight = 45, most = right - x) =>
    write(words, { x, y, size, weight, most, align: 'start' })
  for (const sheet of given.sheets) {
    pdf.addPage()
    pdf.fillColor('#000').strokeColor('#000')
    const under = drawHead(line, given, sheet)
    const ended = drawCalls({ pdf, line, from: under }, sheet)
    drawFoot({ pdf, line, from: ended })
  }
  pdf.end()
  return pdf as unknown as Readable
}

type Line = (words: string, x: number, y: number, size: number, weight?: number, most?: number) => void
type On = { readonly pdf: Pdf; readonly line: Line; readonly from: number }

function drawHead(line: Line, given: CallSheets, sheet: CallSheet): number {
  line(`呼叫单 · ${given.community}`, left, 58, 17)
  line(`打印 ${given.printedAt}`, 400, 58, 12, 30)
  line(sheet.place, left, 108, 34, 60)
  line(`${sheet.name} · ${causes[sheet.cause]} · ${sheet.openedAt} 起`, left, 144, 19)
  if (!sheet.card) return 170
  line('上门要知道的', left, 176, 13, 30)
  const lines = wrapped(sheet.card, 15, right - left).slice(0, 5)
  for (const [index, words] of lines.entries()) line(words, left, 198 + index * 22, 15)
  return 198 + lines.length * 22
}

function drawCalls({ pdf, line, from }: On, { calls }: CallSheet): number {
  line('从上往下打。一个打不通，马上打下一个。每打一个都记时间。', left, from + 22, 15, 60)
  const columns = [left, 118, 214, 340, 404, 474] as const
  const head = ['谁', '姓名', '电话', '几点打', '通了没', '说了什么']
  const top = from + 34
  for (const [index, word] of head.entries()) line(word, columns[index]! + 3, top + 18, 11, 30)
  const rows = calls.slice(0, mostCalls)
  for (const [index, call] of rows.entries()) {
    const base = top + 26 + index * rowHeight + 23
    line(call.role, columns[0] + 3, base, 12, 45, 72)
    line(call.name, columns[1] + 3, base, 14, 45, 92)
    line(call.phone, columns[2] + 3, base, 15, 60, 122)
  }
  const bottom = top + 26 + Math.max(rows.length, 1) * rowHeight
  pdf.lineWidth(0.6)
  for (let y = top + 26; y <= bottom; y += rowHeight) pdf.moveTo(left, y).lineTo(right, y)
  for (const x of [...columns, right]) pdf.moveTo(x, top).lineTo(x, bottom)
  pdf.moveTo(left, top).lineTo(right, top).stroke()
  return bottom
}

function drawFoot({ pdf, line, from }: On): void {
  line('急救 120　报警 110', left, from + 40, 22, 60)
  line('接线编号：', 300, from + 40, 15)
  line('谁去了：　　　　　　　　几点到：', left, from + 78, 15)
  line('结果（勾一个）', left, from + 114, 13, 30)
  for (const [index, ending] of endings.entries()) {
    const x = left + (index % 3) * 172
    const y = from + 140 + Math.floor(index / 3) * 28
    pdf
      .lineWidth(1)
      .rect(x, y - 12, 13, 13)
      .stroke()
    line(ending, x + 20, y, 14, 45, 145)
  }
  line('办完把这张纸上的记到系统里。这里不是急救电话。', left, from + 208, 13)
  line('Call from the top down; note each time. Enter it into the system afterwards.', left, from + 228, 10, 25)
}

/** Words in lines that fit; breaks between characters, as Chinese does, and where the writer broke. */
export function wrapped(words: string, size: number, most: number): string[] {
  return words.split('\n').flatMap((part) => {
    const lines = ['']
    for (const character of part) {
      if (widthOf(`${lines.at(-1)}${character}`, size) > most) lines.push('')
      lines[lines.length - 1] += character
    }
    return lines
  })
}
