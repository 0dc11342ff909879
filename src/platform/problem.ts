/** One entry of a room's catalogue of problems. The stable code is `room.what-is-wrong`. */
export type ProblemKind = {
  readonly code: string
  readonly status: number
  /** What happened, for logs and developers. People read the wording of their language, chosen by code in the browser. */
  readonly title: string
  /** What the person can do next, for docs/problems.md. */
  readonly remedy: string
  /** The same request can never succeed: what it would do was done, or its content is wrong. Else it may once things have changed. */
  readonly isFinal?: boolean
}

/** A field of the request that is wrong: a dotted path as the sender wrote it, and a stable reason word. */
export type FieldProblem = { readonly field: string; readonly reason: string }

export type ProblemFacts = {
  readonly fields?: readonly FieldProblem[]
  /** Why a policy or rule refused; a stable word the screen can say aloud. */
  readonly reason?: string
  /** Seconds until trying again makes sense. */
  readonly retryAfter?: number
  /** As of its kind, where this reason decides otherwise. */
  readonly isFinal?: boolean
}

/** Something a caller did that cannot be done. Thrown by actions, sent as `application/problem+json`. */
export class Problem extends Error {
  readonly kind: ProblemKind
  readonly facts: ProblemFacts

  constructor(kind: ProblemKind, facts: ProblemFacts = {}) {
    super(facts.reason ? `${kind.code}: ${facts.reason}` : kind.code)
    this.name = 'Problem'
    this.kind = kind
    this.facts = facts
  }
}

/** Names a catalogue's entries once; the key becomes the last part of the code. */
export function problems<const K extends string>(
  room: string,
  entries: Record<K, Omit<ProblemKind, 'code'>>,
): Record<K, ProblemKind> {
  const kinds = {} as Record<K, ProblemKind>
  for (const key of Object.keys(entries) as K[]) {
    const word = key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    kinds[key] = { code: `${room}.${word}`, ...entries[key] }
  }
  return kinds
}
