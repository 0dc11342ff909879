import { type DBSchema, type IDBPDatabase, openDB } from 'idb'

/** A picture that follows a command once its text was accepted. */
export type Attachment = {
  /** Made on the phone; the picture's id on the server too. */
  readonly id: string
  readonly method: 'PUT' | 'POST'
  /** With parameters as `:name`. */
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  /** Parameters that only the reply to the command knows: parameter name → field of the reply. */
  readonly fromReply?: Readonly<Record<string, string>>
}

/** Why a command was refused, as the server told. */
export type Refusal = {
  readonly code: string
  readonly status: number
  readonly reason: string | null
  readonly fields: readonly { readonly field: string; readonly reason: string }[]
  /** Sending the same again can never succeed. Refusals kept before this was told have none. */
  readonly isFinal?: boolean
  readonly requestId: string | null
}

/** A command on its way. Removed by the server's verdict only, or by a person who saw it. */
export type OutboxEntry = {
  /** Command id, UUIDv7 made here; sending twice has one effect. */
  readonly id: string
  /** Commands of a lane are sent in the order they were given: usually the id of the thing they act on. */
  readonly lane: string
  /** Account that gave the command; null for residents. Only sent while the same account is signed in. */
  readonly owner: string | null
  readonly endpointId: string
  readonly method: string
  /** Filled path and query. */
  readonly path: string
  readonly body: unknown
  readonly attachments: readonly Attachment[]
  /** What it is, for the list of unsent commands. */
  readonly title: string
  /** When it was given, ISO 8601. */
  readonly at: string
  /** `waiting` until the text and all pictures are accepted; `attention` after a refusal; `sent` until somebody took the reply. */
  readonly state: 'waiting' | 'attention' | 'sent'
  /** Whether the text was accepted; pictures may still be under way. */
  readonly isAccepted: boolean
  readonly reply: unknown
  readonly refusal: Refusal | null
  readonly tries: number
  /** Not tried again before this, milliseconds since 1970. */
  readonly notBefore: number
}

/** Where commands and their pictures are kept. */
export type OutboxStore = {
  /** Whether what is kept outlives the page. */
  readonly isDurable: boolean
  /** Keeps a new entry with its pictures; resolves once it is on disk. An id that is kept already changes nothing. */
  add(entry: OutboxEntry, pictures: ReadonlyMap<string, Blob>): Promise<void>
  /** All entries in the order they were added. */
  list(): Promise<OutboxEntry[]>
  replace(entry: OutboxEntry): Promise<void>
  /** Removes an entry with its pictures. */
  remove(id: string): Promise<void>
  readPicture(id: string): Promise<Blob | null>
  removePicture(id: string): Promise<void>
  close(): void
}

interface Schema extends DBSchema {
  entries: { key: number; value: OutboxEntry; indexes: { id: string } }
  pictures: { key: string; value: Blob }
}

/** Opens the store of this device: IndexedDB, or memory where the browser refuses it (private mode). */
export async function openOutboxStore(name = 'gangwan-outbox'): Promise<OutboxStore> {
  try {
    const database = await openDB<Schema>(name, 1, {
      upgrade(fresh) {
        fresh.createObjectStore('entries', { autoIncrement: true }).createIndex('id', 'id', { unique: true })
        fresh.createObjectStore('pictures')
      },
    })
    return durableStore(database)
  } catch {
    return memoryStore()
  }
}

// `strict`: the promise resolves after the operating system wrote to the disk, not before.
const strict = { durability: 'strict' } as const

function durableStore(database: IDBPDatabase<Schema>): OutboxStore {
  return {
    isDurable: true,
    async add(entry, pictures) {
      const work = database.transaction(['entries', 'pictures'], 'readwrite', strict)
      const known = await work.objectStore('entries').index('id').getKey(entry.id)
      if (known === undefined) {
        await work.objectStore('entries').add(entry)
        for (const [id, picture] of pictures) await work.objectStore('pictures').put(picture, id)
      }
      await work.done
    },
    list: () => database.getAll('entries'),
    async replace(entry) {
      const work = database.transaction('entries', 'readwrite', strict)
      const key = await work.store.index('id').getKey(entry.id)
      if (key !== undefined) await work.store.put(entry, key)
      await work.done
    },
    async remove(id) {
      const work = database.transaction(['entries', 'pictures'], 'readwrite', strict)
      const entries = work.objectStore('entries')
      const key = await entries.index('id').getKey(id)
      const entry = key === undefined ? undefined : await entries.get(key)
      for (const { id: picture } of entry?.attachments ?? []) await work.objectStore('pictures').delete(picture)
      if (key !== undefined) await entries.delete(key)
      await work.done
    },
    readPicture: async (id) => (await database.get('pictures', id)) ?? null,
    removePicture: (id) => database.delete('pictures', id),
    close: () => database.close(),
  }
}

/** Keeps commands as long as the page lives. */
export function memoryStore(): OutboxStore {
  const entries = new Map<string, OutboxEntry>()
  const kept = new Map<string, Blob>()
  return {
    isDurable: false,
    async add(entry, pictures) {
      if (entries.has(entry.id)) return
      entries.set(entry.id, entry)
      for (const [id, picture] of pictures) kept.set(id, picture)
    },
    list: async () => [...entries.values()],
    async replace(entry) {
      if (entries.has(entry.id)) entries.set(entry.id, entry)
    },
    async remove(id) {
      for (const { id: picture } of entries.get(id)?.attachments ?? []) kept.delete(picture)
      entries.delete(id)
    },
    readPicture: async (id) => kept.get(id) ?? null,
    removePicture: async (id) => {
      kept.delete(id)
    },
    close: () => {},
  }
}
