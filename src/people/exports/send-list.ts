import { PassThrough } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { localDay } from '../../places/index.ts'
import { neutral, writeCsv } from '../../platform/sheets/write-csv.ts'
import { type Sheet, writeWorkbook } from '../../platform/sheets/write-workbook.ts'
import type { Listed } from './list-rows.ts'
import { type ListName, listTitles } from './rules-exports.ts'

export type Sending = {
  readonly list: ListName
  readonly format: 'xlsx' | 'csv'
  readonly listed: Listed
  readonly now: Date
  /** Lines below the title. */
  readonly heading: readonly string[]
  /** Sheets before the list. */
  readonly before?: readonly Sheet[]
}

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Answers with the list as a file; no cell of it is ever a formula. */
export function sendList(reply: FastifyReply, sending: Sending): Buffer | NodeJS.ReadableStream {
  const { list, format, listed, now, heading, before = [] } = sending
  const day = localDay(now)
  const name = `${listTitles[list]}${day}.${format}`
  reply
    .type(types[format])
    .header(
      'content-disposition',
      `attachment; filename="list.${format}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    )
    .header('cache-control', 'no-store')
  if (format === 'csv') return writeCsv([listed.columns.map(({ header }) => header), ...listed.rows])
  const sheet: Sheet = {
    name: listTitles[list],
    heading: [`${listTitles[list]} ${day}`, ...heading],
    columns: listed.columns,
    rows: listed.rows.map((cells) => cells.map(neutral)),
  }
  const stream = new PassThrough()
  writeWorkbook(stream, [...before, sheet]).catch((error: Error) => stream.destroy(error))
  return stream
}
