import type { Updateable } from 'kysely'
import type { Matters } from '../platform/db/schema.generated.ts'
import type { MatterFrame } from './frame.ts'
import type { ExtensionAsked, LimitKind, MatterState, Outcome, PauseReason, Stage, Tier } from './rules-states.ts'
import type { LockedMatter } from './write.ts'

type Notes = { missed?: readonly LimitKind[]; sentBack?: true }

/** A stored matter as the rules see it. */
export function stateOf(row: Omit<LockedMatter, 'now'>): MatterState {
  const notes = (row.rules ?? {}) as Notes
  const asked = row.extension_asked as (Omit<ExtensionAsked, 'askedAt'> & { askedAt: string }) | null
  return {
    stage: row.stage as Stage,
    outcome: row.outcome as Outcome | null,
    tier: row.tier as Tier,
    settledTier: row.settled_tier as Tier | null,
    holderOffice: row.holder_office_id,
    category: row.category,
    private: row.private,
    hasContact: row.has_contact,
    reportedAt: row.made_at,
    clockBeganAt: row.clock_began_at,
    limits: { firstAnswerDue: row.first_answer_due, safeDue: row.safe_due, settleDue: row.settle_due },
    met: { firstAnsweredAt: row.first_answered_at, safeAt: row.safe_at, settledAt: row.settled_at },
    missed: notes.missed ?? [],
    dueAt: row.due_at,
    wakeAt: row.wake_at,
    reminded: row.reminded as 0 | 50 | 80,
    supervisedAt: row.supervised_at,
    pause:
      row.paused_at && row.pause_until
        ? { at: row.paused_at, reason: row.pause_reason as PauseReason, until: row.pause_until }
        : null,
    extensions: row.extensions,
    extensionAsked: asked && { ...asked, askedAt: new Date(asked.askedAt) },
    disputes: row.disputes,
    reopened: row.reopened,
    returns: row.returns,
    sentBack: notes.sentBack ?? false,
    handler: row.handler_id,
    handledBy: row.handled_by,
    mergedInto: row.merged_into,
    receiptNumber: row.receipt_number,
    endedReason: row.ended_reason,
  }
}

function notesOf({ missed, sentBack }: MatterState): Notes {
  return sentBack ? { missed, sentBack } : { missed }
}

/** The columns of a matter as the rules left it. */
export function columnsOf(state: MatterState, frame: MatterFrame): Updateable<Matters> {
  const office = frame.offices.find((each) => each.id === state.holderOffice)
  if (!office) throw new Error('a matter was handed to an office that is not there')
  return {
    stage: state.stage,
    outcome: state.outcome,
    tier: state.tier,
    settled_tier: state.settledTier,
    holder_office_id: office.id,
    holder_scope_id: office.scope_id,
    category: state.category,
    private: state.private,
    clock_began_at: state.clockBeganAt,
    first_answer_due: state.limits.firstAnswerDue,
    safe_due: state.limits.safeDue,
    settle_due: state.limits.settleDue,
    first_answered_at: state.met.firstAnsweredAt,
    safe_at: state.met.safeAt,
    settled_at: state.met.settledAt,
    due_at: state.dueAt,
    wake_at: state.wakeAt,
    reminded: state.reminded,
    supervised_at: state.supervisedAt,
    paused_at: state.pause?.at ?? null,
    pause_reason: state.pause?.reason ?? null,
    pause_until: state.pause?.until ?? null,
    extensions: state.extensions,
    extension_asked: state.extensionAsked ? JSON.stringify(state.extensionAsked) : null,
    disputes: state.disputes,
    reopened: state.reopened,
    returns: state.returns,
    handler_id: state.handler,
    handled_by: state.handledBy,
    merged_into: state.mergedInto,
    receipt_number: state.receiptNumber,
    ended_reason: state.endedReason,
    rules: JSON.stringify(notesOf(state)),
  }
}
