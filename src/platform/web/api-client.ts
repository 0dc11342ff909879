import type { BodyOf, Endpoint, ParamsOf, QueryOf, ReplyOf } from '../http/endpoint.ts'
import { ProblemError, readProblem } from './problem-error.ts'
import { sendWatched } from './reach.ts'
import { learnServerTime } from './server-time.ts'

type Part<Name extends string, Value> = unknown extends Value
  ? { readonly [Key in Name]?: never }
  : Record<never, never> extends Value
    ? { readonly [Key in Name]?: Value }
    : { readonly [Key in Name]: Value }

/** What an endpoint is called with; parts it does not describe cannot be given. */
export type CallInput<E> = Part<'params', ParamsOf<E>> &
  Part<'query', QueryOf<E>> &
  Part<'body', BodyOf<E>> & {
    /** The body of an endpoint that takes a picture. */
    readonly picture?: Blob
  }

export type CallOptions = {
  /** Makes sending the same command twice harmless; made once per intention by `newBrowserId`. */
  readonly commandId?: string
  readonly signal?: AbortSignal
}

/** Sends one request to an endpoint. Resolves to its reply; rejects with `ProblemError` (code `network` when no answer came). */
export type Call = <E extends Endpoint>(endpoint: E, input: CallInput<E>, options?: CallOptions) => Promise<ReplyOf<E>>

type Loose = {
  readonly params?: Record<string, unknown>
  readonly query?: Record<string, unknown>
  readonly body?: unknown
  readonly picture?: Blob
}

/** The request's address: parameters put in and escaped, query values that are undefined left out. */
export function addressOf(endpoint: Pick<Endpoint, 'path'>, input: Loose): string {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(input.params?.[name])))
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(input.query ?? {})) {
    for (const each of Array.isArray(value) ? value : [value]) if (each !== undefined) query.append(name, String(each))
  }
  const search = query.toString()
  return search ? `${path}?${search}` : path
}

/** Makes a caller that speaks through the given fetch. */
export function callThrough(send: typeof fetch): Call {
  return async (endpoint, input, options = {}) => {
    const response = await reach(() =>
      send(addressOf(endpoint, input as Loose), requestOf(endpoint, input as Loose, options)),
    )
    learnServerTime(response.headers)
    if (!response.ok) throw await readProblem(response)
    return (await readReply(endpoint, response)) as ReplyOf<typeof endpoint>
  }
}

/** Calls the server that this page came from. */
export const call: Call = callThrough(sendWatched)

function requestOf(endpoint: Endpoint, input: Loose, options: CallOptions): RequestInit {
  // An endpoint whose body is an empty object is still sent one.
  const body = input.body ?? (endpoint.body ? {} : undefined)
  const content = input.picture ?? (body === undefined ? null : JSON.stringify(body))
  const headers: Record<string, string> = { accept: 'application/json' }
  if (input.picture) headers['content-type'] = input.picture.type || 'application/octet-stream'
  else if (content !== null) headers['content-type'] = 'application/json'
  if (options.commandId) headers['command-id'] = options.commandId
  return {
    method: endpoint.method,
    headers,
    body: content,
    credentials: 'same-origin',
    ...(options.signal ? { signal: options.signal } : {}),
  }
}

async function reach(send: () => Promise<Response>): Promise<Response> {
  try {
    return await send()
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ProblemError({ code: 'network', status: 0, ...(navigator.onLine ? { reason: 'silent' } : {}) })
  }
}

async function readReply(endpoint: Endpoint, response: Response): Promise<unknown> {
  if (response.status === 204) return undefined
  if (endpoint.file) return await response.blob()
  if (!response.headers.get('content-type')?.startsWith('application/json')) {
    throw new ProblemError({ code: 'not-ours', status: response.status })
  }
  try {
    return await response.json()
  } catch {
    throw new ProblemError({ code: 'network', status: 0 })
  }
}
