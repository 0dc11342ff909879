import { PassThrough } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { type Sheet, writeWorkbook } from '../platform/sheets/write-workbook.ts'

/** Answers with a workbook that is written while it is sent. */
export function sendWorkbook(reply: FastifyReply, name: string, sheets: readonly Sheet[]): PassThrough {
  const stream = new PassThrough()
  reply
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .header('content-disposition', `attachment; filename="sheet.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('cache-control', 'no-store')
  writeWorkbook(stream, sheets).catch((error: Error) => stream.destroy(error))
  return stream
}
