import type { AccountActor } from '../platform/actor.ts'
import { once } from '../platform/commands/write.ts'
import type { Tx } from '../platform/db/transaction.ts'
import { newId } from '../platform/ids.ts'
import { record } from '../platform/journal/write.ts'
import { Problem } from '../platform/problem.ts'
import { type ActedRow, holding, standing } from './act-on-matter.ts'
import { officeOf, postOf } from './acting-post.ts'
import type { MatterContext } from './context.ts'
import type { Held } from './held.ts'
import { unmarkSaid } from './mark-said.ts'
import { mayAct } from './policy.ts'
import { matterProblems } from './problems.ts'
import { isSaidToOthers } from './rules-asks.ts'
import { tokens } from './rules-tokens.ts'
import { tellReporter } from './tell-reporters.ts'
import { type Ask, knownReport, refuseUnless } from './work-on-matter.ts'
import { hideRow, insertAssist, replaceTokens, updateMatter, answerAssist as writeAnswer } from './write.ts'

type Aside = Ask & { act: string; work: (held: Held, tx: Tx) => Promise<void> }

/** An act beside the state machine: asked of the policy on the locked row, once, moving no clock. */
function aside(context: MatterContext, actor: AccountActor, ask: Aside): Promise<ActedRow> {
  const command = { ...ask.command, sender: actor.account }
  return context.database.write(actor, (tx) =>
    holding(context, tx, ask.matter, (held) =>
      once(tx, { community: held.row.community_id, command }, async () => {
        refuseUnless(mayAct(ask.act, actor, held.row))
        await ask.work(held, tx)
        return standing(held.row)
      }),
    ),
  )
}

type Event = { kind: string; reader: 'public' | 'reporter' | 'staff'; facts?: Record<string, unknown>; words?: string }

function note(actor: AccountActor, { tx, row, frame, now }: Held, event: Event): Promise<string> {
  return record(tx, {
    community: row.community_id,
    kind: event.kind,
    subject: { kind: 'matter', id: row.id },
    at: now,
    reader: event.reader,
    facts: event.facts ?? {},
    ...(event.words ? { words: { words: event.words }, wordsStay: true } : {}),
    post: postOf(actor, row),
    office: officeOf(actor, row, frame) ?? row.holder_office_id,
    grid: row.grid_id,
  })
}

/** Approves what everybody may read of a matter; from then on it is found among near duplicates and in search. */
export function approveSummary(context: MatterContext, actor: AccountActor, ask: Ask & { summary: string }) {
  return aside(context, actor, {
    ...ask,
    act: 'approve-summary',
    work: async (held, tx) => {
      const { row, now } = held
      if (row.private) throw new Problem(matterProblems.notNow, { reason: 'matter-is-private' })
      updateMatter(tx, row, { public_summary: ask.summary, summary_by: actor.account, changed_at: now })
      await replaceTokens(tx, row, tokens(ask.summary))
      await note(actor, held, { kind: 'matter.summary_approved', reader: 'public' })
    },
  })
}

/** Says that what the reporters said was seen, where it asks for no answer; what they said after that keeps the mark. */
export function seeWords(context: MatterContext, actor: AccountActor, ask: Ask & { saidAt: string }) {
  return aside(context, actor, {
    ...ask,
    act: 'see-words',
    work: async (held, tx) => {
      const { row, state, now } = held
      // Somebody else has seen to it by now, and nothing is left to be said.
      if (!row.said_at) return
      if (isSaidToOthers(state, actor.account)) {
        throw new Problem(matterProblems.notNow, { reason: 'said-to-the-verifier' })
      }
      if (row.said_at > new Date(ask.saidAt)) throw new Problem(matterProblems.notNow, { reason: 'said-more' })
      unmarkSaid(tx, row, now)
      await note(actor, held, { kind: 'matter.words_seen', reader: 'staff' })
    },
  })
}

/** Hides words or a picture that should not stand there, with a reason; nothing is deleted, and who wrote it is told once. */
export function hideWords(
  context: MatterContext,
  actor: AccountActor,
  ask: Ask & { target: 'report' | 'remark' | 'picture'; targetId: string; reason: string },
) {
  return aside(context, actor, {
    ...ask,
    act: 'hide-words',
    work: async (held, tx) => {
      const hidden = await hideRow(tx, { ...ask, community: held.row.community_id, matter: held.row.id, at: held.now })
      if (!hidden)
        throw new Problem(matterProblems.unknownTarget, { fields: [{ field: 'targetId', reason: 'unknown' }] })
      if (hidden.again) return
      const facts = { target: ask.target, id: ask.targetId }
      const reader = hidden.ofStaff ? 'staff' : 'reporter'
      await note(actor, held, { kind: 'matter.words_hidden', reader, facts, words: ask.reason })
      if (!hidden.ofStaff && hidden.report) await tellReporter(held, hidden.report, 'matter.words_hidden')
    },
  })
}

/** Asks an office, organisation or post to lend a hand; it sees the matter until that ends. */
export function askAssist(
  context: MatterContext,
  actor: AccountActor,
  ask: Ask & { party: string; partyKind: 'office' | 'organisation' | 'post'; words: string },
) {
  return aside(context, actor, {
    ...ask,
    act: 'ask-assist',
    work: async (held, tx) => {
      const { row, now } = held
      if (row.due_at === null) throw new Problem(matterProblems.notNow, { reason: 'already-ended' })
      insertAssist(tx, {
        community_id: row.community_id,
        id: newId(),
        matter_id: row.id,
        party_id: ask.party,
        party_kind: ask.partyKind,
        words: ask.words,
        asked_by: actor.account,
        asked_at: now,
      })
      updateMatter(tx, row, { audience: [...new Set([...row.audience, ask.party])], changed_at: now })
      await note(actor, held, {
        kind: 'matter.assist_asked',
        reader: 'staff',
        facts: { party: ask.party },
        words: ask.words,
      })
    },
  })
}

/** Answers a request to assist. */
export function answerAssist(
  context: MatterContext,
  actor: AccountActor,
  ask: Ask & { assist: string; answer: string },
) {
  return aside(context, actor, {
    ...ask,
    act: 'answer-assist',
    work: async (held, tx) => {
      const at = { community: held.row.community_id, matter: held.row.id, assist: ask.assist }
      const answered = await writeAnswer(tx, { ...at, parties: actor.parties, answer: ask.answer, now: held.now })
      if (!answered)
        throw new Problem(matterProblems.unknownTarget, { fields: [{ field: 'assist', reason: 'unknown' }] })
      await note(actor, held, {
        kind: 'matter.assist_answered',
        reader: 'staff',
        facts: { assist: ask.assist },
        words: ask.answer,
      })
    },
  })
}

/** Opens a reporter's telephone number for a purpose; the opening stands in the journal. */
export function readContact(
  context: MatterContext,
  actor: AccountActor,
  ask: Ask & { report: string; purpose: string },
): Promise<{ phone: string; name: string | null }> {
  return context.database.write(actor, (tx) =>
    holding(context, tx, ask.matter, async (held) => {
      refuseUnless(mayAct('contact', actor, held.row))
      const report = await knownReport(tx, held.row, ask.report)
      if (!report.contact) throw new Problem(matterProblems.unknownReport, { reason: 'no-contact-left' })
      const facts = { report: report.id, purpose: ask.purpose, field: 'contact' }
      await note(actor, held, { kind: 'matter.contact_opened', reader: 'reporter', facts })
      return { phone: context.secrets.open('contact', report.contact), name: report.contact_name }
    }),
  )
}
