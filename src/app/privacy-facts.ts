import type { FastifyInstance } from 'fastify'
import { termsOfCare } from '../care/index.ts'
import { termsOfMatters } from '../matters/index.ts'
import { termsOfNotices } from '../notices/index.ts'
import {
  fieldKinds,
  type PrivacyCount,
  postsThatOpen,
  privacyCounts,
  termsOfCommunity,
  termsOfPeople,
} from '../people/index.ts'
import { localDay } from '../places/index.ts'
import type { AccountActor } from '../platform/actor.ts'
import { termsOfPlatform } from '../platform/commands/rules-terms.ts'
import type { Context } from '../platform/context.ts'
import { serve } from '../platform/http/serve.ts'
import { clockNow } from '../platform/journal/read.ts'
import { daysOfWords } from '../platform/journal/rules-terms.ts'
import { findByteColumns } from '../platform/keys/read-catalogue.ts'
import type { Sealing } from '../platform/secrets.ts'
import { type PrivacyFacts, readPrivacyFacts } from './contract-facts.ts'
import { sealedColumns } from './sealed-columns.ts'

/** For how long each kind of thing is kept, in days, of every room, where a community set nothing. */
export const allTerms: readonly { readonly kind: string; readonly days: number }[] = [
  ...termsOfPeople,
  ...termsOfMatters,
  ...termsOfNotices,
  ...termsOfCare,
  { kind: 'journal_words', days: daysOfWords },
  ...termsOfPlatform,
]

/** Serves the impact assessment as a page of facts, drawn from what stands there now. */
export function servePrivacyFacts(app: FastifyInstance, context: Context): void {
  serve(app, readPrivacyFacts, ({ params }, { actor }) => privacyFacts(context, actor, params.community))
}

async function privacyFacts(context: Context, actor: AccountActor, community: string): Promise<PrivacyFacts> {
  const counts = await privacyCounts(context, actor, community)
  const [bytes, own] = await context.database.read(actor, async (tx) => {
    const day = localDay(await clockNow(tx))
    return [await findByteColumns(tx), await termsOfCommunity(tx, { community, day })] as const
  })
  const ownDays: Readonly<Record<string, number>> = own
  return {
    fields: fieldKinds.map((kind) => ({
      kind,
      kept: counts.find(({ about, part }) => about === 'kept' && part === kind)?.total ?? 0,
      openedBy: postsThatOpen(kind),
      grounds: groundsOf(counts, kind),
      opened: counts
        .filter(({ about, part }) => about === 'opened' && part === openedAs[kind])
        .map(({ more, total }) => ({ purpose: more as Purpose, times: total })),
    })),
    terms: allTerms.map(({ kind, days }) => ({ kind, days: ownDays[kind] ?? days })),
    sealed: sealedColumns.map(({ table, column }) => ({
      place: `${table}.${column}`,
      isBytes: bytes.has(`${table}.${column}`),
      keys: keysOf(counts, `${table}.${column}`, context.secrets),
    })),
    asked: counts
      .filter(({ about }) => about === 'asked')
      .map(({ part, more, total }) => ({ kind: part, state: more, times: total })),
  }
}

type Purpose = PrivacyFacts['fields'][number]['grounds'][number]['purpose']
type Kind = (typeof fieldKinds)[number]

/** Under which name a look at this kind of field is noted; contacts are noted as one. */
const openedAs: Readonly<Record<Kind, string | null>> = {
  identity: 'name',
  phone: 'phone',
  id_number: 'id_number',
  guardian: 'contact',
  emergency_contact: 'contact',
  household: null,
  ownership: null,
}

function groundsOf(counts: readonly PrivacyCount[], kind: Kind) {
  return counts
    .filter(({ about, part }) => about === 'ground' && part === kind)
    .map(({ more, total }) => {
      const [purpose = '', basis = ''] = more.split('.')
      return { purpose: purpose as Purpose, basis, people: total }
    })
}

function keysOf(counts: readonly PrivacyCount[], place: string, secrets: Sealing) {
  return counts
    .filter(({ about, part }) => about === 'sealed' && part === place)
    .map(({ more, total }) => ({ key: Number(more), suite: secrets.suiteOf(Number(more)) ?? '', values: total }))
}
