import type { BodyOf, Endpoint } from '../http/endpoint.ts'
import { addressOf, type CallInput } from './api-client.ts'
import { newBrowserId } from './browser-ids.ts'
import type { Attachment, OutboxEntry } from './outbox-store.ts'

/** A picture to send after a command: where it goes, and the picture. */
export type AttachedPicture = Omit<Attachment, 'method' | 'path'> & {
  readonly endpoint: { readonly method: string; readonly path: string }
  readonly blob: Blob
}

export type CommandOptions = {
  /** Commands with the same lane keep their order; usually the id of the thing acted on. */
  readonly lane: string
  /** What it is, for the list of unsent commands. */
  readonly title: string
  readonly pictures?: readonly AttachedPicture[]
  /** Made by `newBrowserId` unless given; give one where a second press must not be a second command. */
  readonly commandId?: string
}

type Given = CommandOptions & { readonly owner: string | null; readonly at: string }

/** A command as it is kept. */
export function entryOf<E extends Endpoint>(endpoint: E, input: CallInput<E>, given: Given): OutboxEntry {
  const loose = input as { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: BodyOf<E> }
  const attachments = (given.pictures ?? []).map(({ blob: _, endpoint: target, ...rest }) => ({
    ...rest,
    method: target.method as Attachment['method'],
    path: target.path,
  }))
  return {
    id: given.commandId ?? newBrowserId(),
    lane: given.lane,
    owner: given.owner,
    endpointId: endpoint.id,
    method: endpoint.method,
    path: addressOf(endpoint, loose),
    body: loose.body ?? {},
    attachments,
    title: given.title,
    at: given.at,
    state: 'waiting',
    isAccepted: false,
    reply: null,
    refusal: null,
    tries: 0,
    notBefore: 0,
  }
}
