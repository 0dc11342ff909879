import { deviceOutbox } from '../../../../platform/web/outbox.ts'
import type { Photo } from '../../../../platform/web/PhotoPicker.tsx'
import { addReportPicture, joinMatter, type NewReport, reportMatter } from '../../../contract-public.ts'

type Joining = {
  readonly number: string
  readonly words?: string
  readonly contact?: NonNullable<NewReport['contact']>
  readonly language: NonNullable<NewReport['language']>
}

/** Gives a report and its pictures to the phone's outbox. Resolves to the command id once both are safely kept. */
export async function sendReport(id: string, report: NewReport, photos: readonly Photo[]): Promise<string> {
  return await deviceOutbox().enqueue(
    reportMatter,
    { body: report },
    {
      commandId: id,
      lane: id,
      title: titleOf(report.words),
      // The report's id is only known from the reply.
      pictures: photos.map((photo) => ({
        id: photo.id,
        blob: photo.blob,
        endpoint: addReportPicture,
        params: { picture: photo.id },
        fromReply: { report: 'report' },
      })),
    },
  )
}

/** Gives the wish to join a public matter to the phone's outbox. */
export async function sendJoin(id: string, { number, ...body }: Joining): Promise<string> {
  const title = titleOf(body.words ?? number)
  return await deviceOutbox().enqueue(joinMatter, { params: { number }, body }, { commandId: id, lane: id, title })
}

function titleOf(words: string): string {
  return words.length > 40 ? `${words.slice(0, 40)}…` : words
}
