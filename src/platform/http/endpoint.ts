import type { Static, TSchema } from 'typebox'

/**
 * Whose credential a request to the endpoint carries: nobody's (public pages), the secret of a report, the secret link of a care plan,
 * a signed-in account's, or a resident's who opened her own record with the slip of the desk.
 * A credential of another kind is not looked at.
 */
export type CallerKind = 'public' | 'reporter' | 'cared' | 'account' | 'resident'

/** One address of the program, described once: validation, OpenAPI and the typed client are made from it. */
export type Endpoint<
  Params extends TSchema = TSchema,
  Query extends TSchema = TSchema,
  Body extends TSchema = TSchema,
  Reply extends TSchema = TSchema,
  Caller extends CallerKind = CallerKind,
> = {
  /** `room.verb-noun`; stable. */
  readonly id: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** With parameters as `:name`. */
  readonly path: string
  readonly summary: string
  readonly caller: Caller
  /** The sentence of the policy module that is asked, `room.mayVerb`, or `anyone`. */
  readonly policy: string
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  /** The body is a picture of at most this many bytes instead of JSON. */
  readonly picture?: { readonly mostBytes: number }
  /** The body may be this long, where the usual limit does not fit. */
  readonly mostBytes?: number
  readonly reply: Reply
  /** Status of a success; 200 unless said. */
  readonly status?: 200 | 201 | 202 | 204
  /** The reply is a file, not JSON. */
  readonly file?: boolean
}

/** Describes an endpoint; only there so that its schemas and its caller keep their exact types. */
export function endpoint<
  Params extends TSchema,
  Query extends TSchema,
  Body extends TSchema,
  Reply extends TSchema,
  Caller extends CallerKind,
>(description: Endpoint<Params, Query, Body, Reply, Caller>): Endpoint<Params, Query, Body, Reply, Caller> {
  return description
}

export type ParamsOf<E> = E extends Endpoint<infer P, TSchema, TSchema, TSchema> ? Static<P> : never
export type QueryOf<E> = E extends Endpoint<TSchema, infer Q, TSchema, TSchema> ? Static<Q> : never
export type BodyOf<E> = E extends Endpoint<TSchema, TSchema, infer B, TSchema> ? Static<B> : never
export type ReplyOf<E> = E extends Endpoint<TSchema, TSchema, TSchema, infer R> ? Static<R> : never
