import type { Endpoint } from '../http/endpoint.ts'
import type { CallInput } from './api-client.ts'
import { type CommandOptions, entryOf } from './outbox-entry.ts'
import { type SenderTools, sendRound } from './outbox-sender.ts'
import type { OutboxEntry, OutboxStore } from './outbox-store.ts'

export type { AttachedPicture, CommandOptions } from './outbox-entry.ts'
export type { Attachment, OutboxEntry, Refusal } from './outbox-store.ts'

/** What screens show. */
export type OutboxSnapshot = {
  /** False until what is kept was read once after the page opened. */
  readonly isRead: boolean
  /** Everything kept, in the order it was given. */
  readonly entries: readonly OutboxEntry[]
  readonly pending: number
  /** When the oldest pending command was given, ISO 8601. */
  readonly oldestAt: string | null
  readonly needsAttention: readonly OutboxEntry[]
  readonly needsSignIn: boolean
  /** Whether commands are lost when the page is closed. */
  readonly inMemory: boolean
}

export type OutboxTools = Omit<SenderTools, 'store'> & {
  readonly store: Promise<OutboxStore>
  /** Runs the work while no other page of this device sends. */
  readonly alone: (work: () => Promise<void>) => Promise<void>
  /** Calls after so many milliseconds, unless cancelled. */
  readonly later: (work: () => void, milliseconds: number) => () => void
  /** Tells the other pages of this device that something changed, and hears it from them. */
  readonly others: { tell(): void; hear(listener: () => void): () => void }
}

const nothing: OutboxSnapshot = {
  isRead: false,
  entries: [],
  pending: 0,
  oldestAt: null,
  needsAttention: [],
  needsSignIn: false,
  inMemory: false,
}

/** The durable queue of commands of one page. Screens use `deviceOutbox`. */
export class Outbox {
  readonly #tools: OutboxTools
  readonly #listeners = new Set<() => void>()
  readonly #unhear: () => void
  #shown = nothing
  #owner: string | null = null
  #needsSignIn = false
  #cancelTimer = () => {}
  #running: Promise<void> | null = null
  #again = false
  #isUrged = false

  constructor(tools: OutboxTools) {
    this.#tools = tools
    this.#unhear = tools.others.hear(() => void this.#show().then(() => this.#run()))
    void this.#show().then(() => this.#run())
  }

  /** Takes a command; resolves to its id once it is safely kept. Only then may a screen show a tick. */
  async enqueue<E extends Endpoint>(endpoint: E, input: CallInput<E>, options: CommandOptions): Promise<string> {
    const at = new Date(this.#tools.now()).toISOString()
    const entry = entryOf(endpoint, input, { ...options, owner: this.#owner, at })
    const pictures = new Map((options.pictures ?? []).map(({ id, blob }) => [id, blob]))
    await (await this.#tools.store).add(entry, pictures)
    await this.#changed()
    void this.#run()
    return entry.id
  }

  /** Sends what waits now, pauses or not. Resolves after the round. */
  readonly flush = async (): Promise<void> => {
    this.#isUrged = true
    await this.#run()
  }

  /** Says who is signed in (account id, null for nobody); commands of others stay where they are. */
  setOwner(owner: string | null): void {
    this.#owner = owner
    this.#needsSignIn = false
    void this.flush()
  }

  /** Gives a refused command another try, after what it was refused for has changed. */
  async tryAgain(id: string): Promise<void> {
    const store = await this.#tools.store
    const entry = (await store.list()).find((each) => each.id === id)
    if (entry) await store.replace({ ...entry, state: 'waiting', refusal: null, tries: 0, notBefore: 0 })
    await this.#changed()
    await this.#run()
  }

  /** Drops an entry that a person has dealt with, or whose reply was taken. */
  async forget(id: string): Promise<void> {
    await (await this.#tools.store).remove(id)
    await this.#changed()
  }

  readonly subscribe = (hear: () => void): (() => void) => {
    this.#listeners.add(hear)
    return () => this.#listeners.delete(hear)
  }

  readonly snapshot = (): OutboxSnapshot => this.#shown

  /** Stops sending and lets go of the store; what is kept stays. */
  async close(): Promise<void> {
    this.#cancelTimer()
    this.#unhear()
    await this.#running
    this.#cancelTimer()
    const store = await this.#tools.store
    store.close()
  }

  /** One round at a time; a wish that comes during a round is granted by one more after it. */
  async #run(): Promise<void> {
    if (this.#running) {
      this.#again = true
      return await this.#running
    }
    this.#running = this.#rounds()
    await this.#running
  }

  async #rounds(): Promise<void> {
    try {
      do {
        this.#again = false
        await this.#tools.alone(() => this.#round())
      } while (this.#again)
    } finally {
      this.#running = null
    }
  }

  async #round(): Promise<void> {
    this.#cancelTimer()
    const store = await this.#tools.store
    await this.#dropPauses(store)
    // Every verdict is shown as it comes, not only at the end of the round.
    const replace = async (entry: OutboxEntry) => {
      await store.replace(entry)
      await this.#changed()
    }
    const { needsSignIn, nextAt } = await sendRound({ ...this.#tools, store: { ...store, replace } }, this.#owner)
    this.#needsSignIn = needsSignIn
    if (nextAt !== null) {
      this.#cancelTimer = this.#tools.later(() => void this.#run(), Math.max(nextAt - this.#tools.now(), 250))
    }
    await this.#show()
  }

  /** Only at the beginning of a round: later it could undo a verdict that comes in meanwhile. */
  async #dropPauses(store: OutboxStore): Promise<void> {
    if (!this.#isUrged) return
    this.#isUrged = false
    for (const entry of await store.list()) if (entry.notBefore > 0) await store.replace({ ...entry, notBefore: 0 })
  }

  async #changed(): Promise<void> {
    await this.#show()
    this.#tools.others.tell()
  }

  async #show(): Promise<void> {
    const store = await this.#tools.store
    const entries = await store.list()
    const waiting = entries.filter((entry) => entry.state === 'waiting')
    this.#shown = {
      entries,
      isRead: true,
      pending: waiting.length,
      oldestAt: waiting[0]?.at ?? null,
      needsAttention: entries.filter((entry) => entry.state === 'attention'),
      needsSignIn: this.#needsSignIn,
      inMemory: !store.isDurable,
    }
    for (const hear of this.#listeners) hear()
  }
}
