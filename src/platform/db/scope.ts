import type { Actor } from '../actor.ts'

/**
 * The statements that open a transaction and state its actor; they go out in one packet with the first of the work.
 * `SET LOCAL` with quoted literals, since `set_config` does not reach the workers of a distributed PostgreSQL.
 */
export function beginAs(actor: Actor, mode: 'read' | 'write'): string[] {
  return [mode === 'read' ? 'BEGIN READ ONLY' : 'BEGIN', setLocal('scope', scopeOf(actor)), ...besides(actor)]
}

/** One `SET LOCAL gangwan.name = 'value'`; refuses anything but words, ids and what stands between them. */
export function setLocal(name: string, value: string): string {
  if (!/^[a-z]+$/.test(name) || !/^[a-z0-9,;{}-]*$/.test(value)) throw new Error(`not a scope setting: ${name}`)
  return `SET LOCAL gangwan.${name} = '${value}'`
}

const scopes = new WeakMap<Actor, string>()

/** `kind;account;communities;members;grids;buildings;parties;audits;administers`, as migration 0009 reads it. */
function scopeOf(actor: Actor): string {
  const known = scopes.get(actor)
  if (known !== undefined) return known
  const scope = [actor.kind === 'codes' ? 'code' : actor.kind, ...partsOf(actor)].join(';')
  scopes.set(actor, scope)
  return scope
}

function partsOf(actor: Actor): string[] {
  if (actor.kind === 'code') return ['', '', '', '', '', list([actor.report])]
  if (actor.kind === 'codes') return ['', '', '', '', '', list(actor.reports)]
  if (actor.kind !== 'account') return []
  const { account, communities, members, grids, buildings, parties, audits, administers } = actor
  return [account, ...[communities, members, grids, buildings, parties, audits, administers].map(list)]
}

function list(ids: readonly string[]): string {
  return ids.length > 0 ? `{${ids.join(',')}}` : ''
}

/** What only some actors state. */
function besides(actor: Actor): string[] {
  switch (actor.kind) {
    case 'engine':
      return stated({ subject: actor.subject, person: actor.person })
    case 'resident':
      return stated({ person: actor.person, household: actor.household })
    case 'link':
      return stated({ code: actor.codeHash?.toString('hex'), pin: actor.pinHash?.toString('hex') })
    default:
      return []
  }
}

function stated(settings: Record<string, string | null | undefined>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => (value ? [setLocal(name, value)] : []))
}
