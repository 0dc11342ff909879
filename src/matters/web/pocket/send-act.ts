import type { Endpoint } from '../../../platform/http/endpoint.ts'
import type { CallInput } from '../../../platform/web/api-client.ts'
import { type AttachedPicture, deviceOutbox } from '../../../platform/web/outbox.ts'
import type { Photo } from '../../../platform/web/PhotoPicker.tsx'
import { addMatterPicture } from '../../contract.ts'
import { handleOnSpot } from '../../contract-acts.ts'
import { type NewReport, reportMatter } from '../../contract-public.ts'
import { type ActDraft, formOf, type PhoneAct } from './phone-acts.ts'

export type ActSending = {
  readonly matter: string
  readonly act: PhoneAct
  readonly draft: ActDraft
  readonly photos: readonly Photo[]
  /** For the list of unsent steps. */
  readonly title: string
  /** Sent where nothing was written. */
  readonly usual: string
  /** One per intention, so that a second press is no second step. */
  readonly commandId: string
}

/** Gives a step and its pictures to the outbox. Resolves once both are safely kept; only then may the screen say so. */
export async function sendAct({ matter, act, draft, photos, title, usual, commandId }: ActSending): Promise<void> {
  const { endpoint, body } = formOf(act)
  const input = { params: { id: matter }, body: body(draft, usual) } as unknown as CallInput<Endpoint>
  await deviceOutbox().enqueue(endpoint, input, {
    lane: matter,
    title,
    commandId,
    pictures: photos.map(({ id, blob }) => ({
      ...pictureAt('after', { id, blob }),
      params: { id: matter, picture: id },
    })),
  })
}

export type PatrolSending = {
  readonly commandId: string
  readonly report: NewReport
  readonly photos: readonly Photo[]
  readonly title: string
  /** How it was put right on the spot, with the id of that step; null when it was not. */
  readonly handled: { readonly words: string; readonly commandId: string } | null
}

/**
 * Gives a report from a patrol to the outbox, and with it that it was handled on the spot. The matter's id is only known from the
 * reply, so that step follows the report as its pictures do: sent once the report is taken, under its own command id.
 */
export async function sendPatrol({ commandId, report, photos, title, handled }: PatrolSending): Promise<void> {
  const moment = handled ? 'after' : 'before'
  const step: AttachedPicture[] = handled
    ? [
        {
          id: handled.commandId,
          blob: new Blob([JSON.stringify({ words: handled.words })], { type: 'application/json' }),
          endpoint: handleOnSpot,
          params: {},
          fromReply: { id: 'matter' },
        },
      ]
    : []
  const pictures = photos.map(({ id, blob }) => ({
    ...pictureAt(moment, { id, blob }),
    params: { picture: id },
    fromReply: { id: 'matter' },
  }))
  await deviceOutbox().enqueue(
    reportMatter,
    { body: report },
    { commandId, lane: commandId, title, pictures: [...step, ...pictures] },
  )
}

function pictureAt(moment: 'before' | 'after', { id, blob }: Photo) {
  const { method, path } = addMatterPicture
  return { id, blob, endpoint: { method, path: `${path}?moment=${moment}` } }
}
