import { addressOf } from './api-client.ts'
import type { Attachment, OutboxEntry, OutboxStore } from './outbox-store.ts'
import { pauseAfter, readVerdict, type Verdict } from './outbox-verdict.ts'

/** What sending needs from the world. */
export type SenderTools = {
  readonly store: OutboxStore
  readonly send: typeof fetch
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** From 0 up to 1. */
  readonly chance: () => number
}

/** How a round ended: whether the server wants somebody to sign in first, and when the next try is due (milliseconds since 1970). */
export type Round = { readonly needsSignIn: boolean; readonly nextAt: number | null }

const textLimit = 60_000
const pictureLimit = 5 * 60_000

/**
 * Sends what is due once: in every lane the first command whose text is not accepted, one after another until the lane is empty
 * or has to wait; then the pictures of accepted commands. Never throws for a lost connection.
 */
export async function sendRound(tools: SenderTools, owner: string | null): Promise<Round> {
  const held = new Set<string>()
  for (;;) {
    const next = (await waiting(tools, owner)).find((entry) => !entry.isAccepted && !held.has(entry.lane))
    if (!next) break
    const verdict = next.notBefore <= tools.now() ? await sendText(tools, next) : null
    if (verdict?.kind === 'sign-in') return { needsSignIn: true, nextAt: null }
    // A lane goes on after a verdict; without one it keeps its order and waits.
    if (!verdict || verdict.kind === 'again') held.add(next.lane)
  }
  for (const entry of (await waiting(tools, owner)).filter((each) => each.isAccepted)) {
    if (entry.notBefore <= tools.now() && (await sendPictures(tools, entry)) === 'sign-in') {
      return { needsSignIn: true, nextAt: null }
    }
  }
  return { needsSignIn: false, nextAt: nextOf(await waiting(tools, owner)) }
}

/** When the first of those is due that nothing stands before: the heads of the lanes, and the pictures. */
function nextOf(left: readonly OutboxEntry[]): number | null {
  const isHead = (entry: OutboxEntry) => left.find((each) => each.lane === entry.lane && !each.isAccepted) === entry
  const times = left.filter((entry) => entry.isAccepted || isHead(entry)).map((entry) => entry.notBefore)
  return times.length > 0 ? Math.min(...times) : null
}

async function waiting({ store }: SenderTools, owner: string | null): Promise<OutboxEntry[]> {
  const mine = (entry: OutboxEntry) => entry.owner === null || entry.owner === owner
  return (await store.list()).filter((entry) => entry.state === 'waiting' && mine(entry))
}

async function sendText(tools: SenderTools, entry: OutboxEntry): Promise<Verdict> {
  const verdict = await ask(tools, entry.path, {
    method: entry.method,
    headers: { accept: 'application/json', 'content-type': 'application/json', 'command-id': entry.id },
    body: JSON.stringify(entry.body ?? {}),
    signal: AbortSignal.timeout?.(textLimit) ?? null,
  })
  await tools.store.replace(after(tools, entry, verdict))
  return verdict
}

function after(tools: SenderTools, entry: OutboxEntry, verdict: Verdict): OutboxEntry {
  if (verdict.kind === 'sign-in') return entry
  if (verdict.kind === 'refused') return { ...entry, state: 'attention', refusal: verdict.refusal }
  if (verdict.kind === 'again') {
    const tries = entry.tries + 1
    return { ...entry, tries, notBefore: tools.now() + Math.max(verdict.wait, pauseAfter(tries, tools.chance())) }
  }
  const state = entry.attachments.length > 0 ? 'waiting' : 'sent'
  return { ...entry, state, isAccepted: true, reply: verdict.reply, tries: 0, notBefore: 0 }
}

/**
 * Sends the pictures one by one; each that was accepted is dropped from the entry, so that a restart goes on with the next.
 * One that is refused keeps none of the others back; the entry asks for attention once all had their verdict.
 */
async function sendPictures(tools: SenderTools, accepted: OutboxEntry): Promise<'sign-in' | 'done'> {
  let entry = accepted
  let refused: (Verdict & { kind: 'refused' }) | null = null
  for (const attachment of accepted.attachments) {
    const picture = await tools.store.readPicture(attachment.id)
    const verdict = picture ? await sendPicture(tools, { entry, attachment, picture }) : null
    if (verdict?.kind === 'sign-in') return 'sign-in'
    if (verdict?.kind === 'again') {
      await tools.store.replace(after(tools, entry, verdict))
      return 'done'
    }
    if (verdict?.kind === 'refused') {
      // One that may succeed yet is told before one that cannot, so that it is offered again.
      if (!refused || !verdict.refusal.isFinal) refused = verdict
      continue
    }
    const attachments = entry.attachments.filter(({ id }) => id !== attachment.id)
    entry = { ...entry, attachments, tries: 0, state: attachments.length > 0 ? 'waiting' : 'sent' }
    await tools.store.replace(entry)
    await tools.store.removePicture(attachment.id)
  }
  if (refused) await tools.store.replace(after(tools, entry, refused))
  return 'done'
}

async function sendPicture(
  tools: SenderTools,
  sending: { entry: OutboxEntry; attachment: Attachment; picture: Blob },
): Promise<Verdict> {
  const { entry, attachment, picture } = sending
  return await ask(tools, addressOf(attachment, { params: paramsOf(attachment, entry.reply) }), {
    method: attachment.method,
    headers: {
      accept: 'application/json',
      'content-type': picture.type || 'application/octet-stream',
      'command-id': attachment.id,
    },
    body: picture,
    signal: AbortSignal.timeout?.(pictureLimit) ?? null,
  })
}

function paramsOf({ params, fromReply }: Attachment, reply: unknown): Record<string, unknown> {
  const told = (reply ?? {}) as Record<string, unknown>
  return {
    ...params,
    ...Object.fromEntries(Object.entries(fromReply ?? {}).map(([name, field]) => [name, told[field]])),
  }
}

async function ask({ send }: SenderTools, address: string, request: RequestInit): Promise<Verdict> {
  try {
    return await readVerdict(await send(address, { ...request, credentials: 'same-origin' }))
  } catch {
    return { kind: 'again', wait: 0 }
  }
}
