import { type QueryClient, type QueryKey, useQueryClient } from '@tanstack/react-query'
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { type ReactNode, useEffect, useState } from 'react'
import { systemClock } from '../clock.ts'

/** An answer of the server as it is kept on the phone. */
export type KeptAnswer = {
  readonly key: QueryKey
  readonly data: unknown
  /** When it was read, milliseconds since 1970. */
  readonly at: number
}

interface Schema extends DBSchema {
  answers: { key: string; value: readonly KeptAnswer[] }
}

const usualPlace = 'gangwan-kept'
const keptFor = 3 * 86_400_000
const pause = 400

type Props = {
  /** Beginnings of the keys of answers that are kept; no others are. */
  readonly keys: readonly QueryKey[]
  /** Another surface on the same phone keeps its answers in a place of its own. */
  readonly place?: string
  readonly children: ReactNode
}

/**
 * Keeps chosen answers in IndexedDB for three days, so that a phone opens without a connection; gives them back before the
 * screens below are shown. Where the browser keeps nothing, everything is simply read again.
 */
export function KeptQueries({ keys, place = usualPlace, children }: Props) {
  const queries = useQueryClient()
  const [isRead, setRead] = useState(false)
  useEffect(() => {
    let isGone = false
    let stop = () => {}
    for (const key of keys) queries.setQueryDefaults(key, { gcTime: keptFor })
    void readAnswers(place).then((answers) => {
      if (isGone) return
      giveBack(queries, answers)
      stop = keep(queries, keys, place)
      setRead(true)
    })
    return () => {
      isGone = true
      stop()
    }
  }, [queries, keys, place])
  return isRead ? children : null
}

/** Forgets all answers, in memory and on the phone: at sign-out, or when somebody else signs in. */
export async function wipeKept(queries: QueryClient): Promise<void> {
  queries.clear()
  await writeAnswers([], usualPlace)
}

/** What of the read answers is kept: the chosen ones that are not too old. */
export function answersToKeep(all: readonly KeptAnswer[], keys: readonly QueryKey[], now: number): KeptAnswer[] {
  return all.filter(({ key, data, at }) => data !== undefined && now - at < keptFor && isChosen(key, keys))
}

function isChosen(key: QueryKey, keys: readonly QueryKey[]): boolean {
  return keys.some((start) => start.every((part, n) => key[n] === part))
}

function giveBack(queries: QueryClient, answers: readonly KeptAnswer[]): void {
  const now = systemClock.now().getTime()
  for (const { key, data, at } of answers) {
    const known = queries.getQueryState(key)?.dataUpdatedAt ?? 0
    if (now - at >= keptFor || known >= at) continue
    queries.setQueryData(key, data, { updatedAt: at })
    // However fresh, it is from before this page: shown at once, and asked for again.
    void queries.invalidateQueries({ queryKey: key, exact: true, refetchType: 'none' })
  }
}

function keep(queries: QueryClient, keys: readonly QueryKey[], place: string): () => void {
  const held = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let isStale = false
  const write = () => {
    isStale = false
    const all = queries.getQueryCache().getAll()
    const answers = all.map(({ queryKey, state }) => ({ key: queryKey, data: state.data, at: state.dataUpdatedAt }))
    void writeAnswers(answersToKeep(answers, keys, systemClock.now().getTime()), place)
  }
  // The first answer to each question is written at once, what follows closely together: a phone may end a page without
  // another word.
  const hear = (question: string) => {
    isStale = true
    if (timer !== undefined && held.has(question)) return
    held.add(question)
    write()
    clearTimeout(timer)
    timer = setTimeout(() => {
      timer = undefined
      if (isStale) write()
    }, pause)
  }
  const leave = () => {
    if (isStale) write()
  }
  const unhear = queries.getQueryCache().subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'success' && isChosen(event.query.queryKey, keys))
      hear(event.query.queryHash)
  })
  document.addEventListener('visibilitychange', leave)
  addEventListener('pagehide', leave)
  return () => {
    clearTimeout(timer)
    unhear()
    document.removeEventListener('visibilitychange', leave)
    removeEventListener('pagehide', leave)
  }
}

// Each place stays open: a page that is being left has no further turn in which a place could be opened.
const opened = new Map<string, IDBPDatabase<Schema>>()
const opening = new Map<string, Promise<IDBPDatabase<Schema>>>()

function openAnswers(place: string): Promise<IDBPDatabase<Schema>> {
  const known = opening.get(place)
  if (known) return known
  const open = openDB<Schema>(place, 1, {
    upgrade: (fresh) => void fresh.createObjectStore('answers'),
    terminated: () => letGo(place),
  }).then((database) => {
    opened.set(place, database)
    return database
  })
  open.catch(() => letGo(place))
  opening.set(place, open)
  return open
}

/** The next one to read or write opens it anew. */
function letGo(place: string): void {
  opened.get(place)?.close()
  opened.delete(place)
  opening.delete(place)
}

async function readAnswers(place: string): Promise<readonly KeptAnswer[]> {
  try {
    const database = await openAnswers(place)
    return (await database.get('answers', 'all')) ?? []
  } catch {
    letGo(place)
    return []
  }
}

/** Begins before it returns where the place is open, and the browser ends it also without this page. */
async function writeAnswers(answers: readonly KeptAnswer[], place: string): Promise<void> {
  try {
    const database = opened.get(place) ?? (await openAnswers(place))
    const work = database.transaction('answers', 'readwrite')
    const put = work.store.put(answers, 'all')
    // Browsers before 2022 do not know it and may lose what is written while they leave the page.
    work.commit?.()
    await Promise.all([put, work.done])
  } catch {
    // Private mode keeps nothing; the screens read again.
    letGo(place)
  }
}
