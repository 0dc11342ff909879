/** A field that is wrong: a dotted path and a stable reason word. */
export type FieldProblem = { readonly field: string; readonly reason: string }

export type ProblemFacts = {
  /** `room.what-is-wrong`; `network` when no answer came (reason `silent` where the browser believes in a network), `not-ours` when something between us answered (a sign-in page of a Wi-Fi). */
  readonly code: string
  /** HTTP status; 0 when no answer came. */
  readonly status: number
  readonly fields?: readonly FieldProblem[]
  readonly reason?: string
  /** Seconds until trying again makes sense. */
  readonly retryAfter?: number
  /** The same request can never succeed. */
  readonly isFinal?: boolean
  readonly requestId?: string
}

/** What the server refused, or that it could not be reached. */
export class ProblemError extends Error {
  readonly code: string
  readonly status: number
  readonly fields: readonly FieldProblem[]
  readonly reason: string | null
  readonly retryAfter: number | null
  readonly isFinal: boolean
  readonly requestId: string | null

  constructor(facts: ProblemFacts) {
    super(facts.reason ? `${facts.code}: ${facts.reason}` : facts.code)
    this.name = 'ProblemError'
    this.code = facts.code
    this.status = facts.status
    this.fields = facts.fields ?? []
    this.reason = facts.reason ?? null
    this.retryAfter = facts.retryAfter ?? null
    this.isFinal = facts.isFinal ?? false
    this.requestId = facts.requestId ?? null
  }
}

/** Reads a refusal. Anything that is not `application/problem+json` was not said by us. */
export async function readProblem(response: Response): Promise<ProblemError> {
  const { status } = response
  if (!response.headers.get('content-type')?.startsWith('application/problem+json')) {
    // A gateway before a server that is gone; no network asks for a sign-in like that.
    return new ProblemError({ code: 'not-ours', status, ...(status >= 500 ? { reason: 'silent' } : {}) })
  }
  try {
    const body = (await response.json()) as Partial<ProblemFacts>
    return new ProblemError({ ...body, code: body.code ?? 'not-ours', status })
  } catch {
    return new ProblemError({ code: 'network', status: 0 })
  }
}
