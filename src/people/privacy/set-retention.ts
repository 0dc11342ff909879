import { localDay } from '../../places/index.ts'
import type { AccountActor } from '../../platform/actor.ts'
import { type Command, once } from '../../platform/commands/write.ts'
import type { Context } from '../../platform/context.ts'
import type { ReadTx } from '../../platform/db/transaction.ts'
import { clockNow } from '../../platform/journal/read.ts'
import { record } from '../../platform/journal/write.ts'
import { type FieldProblem, Problem } from '../../platform/problem.ts'
import { ruleSetHistory, ruleSetsOn } from '../../platform/rule-sets/read.ts'
import { setRules } from '../../platform/rule-sets/write.ts'
import type { Retention } from '../contract-retention.ts'
import { maySeeRetention, maySetRetention } from '../policy-privacy.ts'
import { peopleProblems } from '../problems.ts'
import { isDay } from '../rules-posts.ts'
import { settableTerms, type Terms, termsWith, wrongTerms } from '../rules-terms.ts'
import { allow, refuseFields } from '../staff-subjects.ts'

const kind = 'retention'

/** The terms that hold in a community on a day. */
export async function termsOn(tx: ReadTx, at: { community: string; day: string }): Promise<Terms> {
  const { retention } = await ruleSetsOn(tx, { ...at, kinds: [kind] })
  return termsWith(retention as Partial<Terms> | undefined)
}

/** The terms of today, for everybody. */
export function tellTerms({ database }: Context, community: string) {
  return database.read({ kind: 'public' }, async (tx) => {
    const terms = await termsOn(tx, { community, day: localDay(await clockNow(tx)) })
    return { terms: settableTerms.map(({ kind: of }) => ({ kind: of, days: terms[of] })) }
  })
}

/** The terms of today with what held and will hold. Throws people.not-here. */
export async function seeRetention({ database }: Context, actor: AccountActor, community: string): Promise<Retention> {
  if (!maySeeRetention(actor, community).allowed) throw new Problem(peopleProblems.notHere)
  return database.read(actor, async (tx) => {
    const today = localDay(await clockNow(tx))
    const history = await ruleSetHistory(tx, { community, kind })
    return {
      today,
      terms: await termsOn(tx, { community, day: today }),
      history: history.map(({ id, effective_from: effectiveFrom, content }) => ({
        id,
        effectiveFrom: String(effectiveFrom),
        terms: termsWith(content as Partial<Terms>),
      })),
      maySet: maySetRetention(actor, community).allowed,
    }
  })
}

type Ask = { community: string; effectiveFrom: string; content: Terms; command: Command }

/** Lets terms hold from a day on, never from one that is over. Throws people.refused, http.invalid naming the field. */
export function setRetention({ database }: Context, actor: AccountActor, ask: Ask) {
  const { community, effectiveFrom, content } = ask
  return database.write(actor, (tx) =>
    once(tx, ask, async () => {
      allow(maySetRetention(actor, community))
      const now = await clockNow(tx)
      refuseFields([...wrongFirstDay(effectiveFrom, localDay(now)), ...wrongTerms(content)])
      const id = await setRules(tx, { community, kind, effectiveFrom, content })
      await record(tx, {
        community,
        kind: 'settings.changed',
        subject: { kind: 'community', id: community },
        at: now,
        reader: 'staff',
        facts: { setting: kind, effectiveFrom, version: id, ...content },
        post: actor.posts.find((post) => post.community === community)?.kind ?? null,
      })
      return { id, effectiveFrom }
    }),
  )
}

function wrongFirstDay(day: string, today: string): FieldProblem[] {
  if (!isDay(day)) return [{ field: 'effectiveFrom', reason: 'not-a-day' }]
  return day < today ? [{ field: 'effectiveFrom', reason: 'in-the-past' }] : []
}
