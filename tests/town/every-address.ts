import type { TSchema } from 'typebox'
import type { Endpoint } from '../../src/platform/http/endpoint.ts'
import { newId } from '../../src/platform/ids.ts'

export type Ids = Readonly<Record<string, string>>

/** What `:id` stands for in an address, and what it is called among the ids. */
const byId: readonly (readonly [start: string, name: string])[] = [
  ['/api/people/organisations/', 'organisation'],
  ['/api/people/teams/', 'team'],
  ['/api/people/memberships/', 'membership'],
  ['/api/people/building-groups/', 'group'],
  ['/api/people/partners/', 'partner'],
  ['/api/people/partner-items/', 'item'],
  ['/api/people/partner-projects/', 'project'],
  ['/api/people/party/members/', 'partyMember'],
  ['/api/matters/reply-templates/', 'template'],
  ['/api/notices/call-list/', 'call'],
  ['/api/matters/', 'matter'],
]

/** What a parameter of an address is called among the ids. */
export function nameOf({ path }: Endpoint, parameter: string): string {
  if (parameter === 'number' && path.startsWith('/api/matters')) return 'matterNumber'
  if (parameter !== 'id') return parameter
  return byId.find(([start]) => path.startsWith(start))?.[1] ?? 'id'
}

/** The names of what an address points at. */
export function namedIn(endpoint: Endpoint): string[] {
  return [...endpoint.path.matchAll(/:(\w+)/g)].map(([, parameter]) => nameOf(endpoint, parameter!))
}

/** The address with everything it names; what is not among the ids is nobody's. */
export function pathOf(endpoint: Endpoint, ids: Ids): string {
  return endpoint.path.replace(/:(\w+)/g, (_, parameter: string) => ids[nameOf(endpoint, parameter)] || newId())
}

type Form = TSchema & {
  type?: string
  properties?: Record<string, Form>
  required?: string[]
  anyOf?: Form[]
  enum?: unknown[]
  const?: unknown
  items?: Form
  minItems?: number
  minLength?: number
  minimum?: number
  pattern?: string
  format?: string
}

/** A query with what it must have, or with everything it may have. */
export function queryOf(endpoint: Endpoint, ids: Ids, how: 'least' | 'most' = 'least'): string {
  if (!endpoint.query) return ''
  const { properties = {}, required = [] } = endpoint.query as Form
  const own = endpoint.path.startsWith('/api/people/party') ? { ...ids, group: ids.partyGroup! } : ids
  const given = Object.entries(properties)
    .filter(([name]) => required.includes(name) || (how === 'most' && name in own && name !== 'number'))
    .map(([name, form]) => `${name}=${encodeURIComponent(String(sampleOf(form, { name, ids: own })))}`)
  return given.length > 0 ? `?${given.join('&')}` : ''
}

/** Something that the form takes: what it must have, from the ids where one is called so. */
export function sampleOf(form: Form, at: { name: string; ids: Ids }): unknown {
  if (form.const !== undefined) return form.const
  if (form.enum) return form.enum[0]
  if (form.anyOf) return sampleOf(form.anyOf[0]!, at)
  switch (form.type) {
    case 'object':
      return Object.fromEntries(
        (form.required ?? []).map((name) => [name, sampleOf(form.properties![name]!, { name, ids: at.ids })]),
      )
    case 'array':
      return Array.from({ length: form.minItems ?? 0 }, () =>
        sampleOf(form.items!, { name: at.name.replace(/s$/, ''), ids: at.ids }),
      )
    case 'boolean':
      return false
    case 'integer':
    case 'number':
      return Math.max(1, form.minimum ?? 1)
    case 'string':
      return textOf(form, at)
    default:
      return {}
  }
}

function textOf({ format, pattern = '' }: Form, { name, ids }: { name: string; ids: Ids }): string {
  if (format === 'date-time') return '2026-11-26T02:00:00.000Z'
  if (pattern.startsWith('^[0-9a-f]{8}')) return ids[name] ?? newId()
  if (pattern.startsWith('^[0-9]{4}-')) return '2026-11-25'
  if (name in ids && !pattern) return ids[name]!
  if (pattern === '^[0-9]{6}$') return '123456'
  if (pattern === '^[0-9]{4}$') return '0104'
  return '淳于秋'
}
