import type { Actor } from '../actor.ts'

type Settings = Record<string, string>

/**
 * The statements that open a transaction and state its actor, in one simple query.
 * `SET LOCAL` with quoted literals, since `set_config` does not reach the workers of a distributed PostgreSQL.
 */
export function beginAs(actor: Actor, mode: 'read' | 'write'): string {
  const begin = mode === 'read' ? 'BEGIN READ ONLY' : 'BEGIN'
  const settings = Object.entries({ actor: actor.kind, ...settingsOf(actor) })
  return [begin, ...settings.map(([name, value]) => setLocal(name, value))].join(';')
}

/** One `SET LOCAL gangwan.name = 'value'`; refuses anything but words, ids and commas. */
export function setLocal(name: string, value: string): string {
  if (!/^[a-z]+$/.test(name) || !/^[a-z0-9,-]*$/.test(value)) throw new Error(`not a scope setting: ${name}`)
  return `SET LOCAL gangwan.${name} = '${value}'`
}

function settingsOf(actor: Actor): Settings {
  switch (actor.kind) {
    case 'public':
    case 'founder':
      return {}
    case 'link':
      return withoutEmpty({ code: actor.codeHash?.toString('hex') ?? '', pin: actor.pinHash?.toString('hex') ?? '' })
    case 'code':
      return { parties: actor.report }
    case 'resident':
      return withoutEmpty({ person: actor.person, household: actor.household ?? '' })
    case 'engine':
      return withoutEmpty({ subject: actor.subject ?? '', person: actor.person ?? '' })
    case 'account':
      return withoutEmpty({
        account: actor.account,
        communities: actor.communities.join(','),
        members: actor.members.join(','),
        grids: actor.grids.join(','),
        buildings: actor.buildings.join(','),
        parties: actor.parties.join(','),
        audits: actor.audits.join(','),
        administers: actor.administers.join(','),
      })
  }
}

function withoutEmpty(settings: Settings): Settings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== ''))
}
