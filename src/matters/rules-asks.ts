import { refusalOf } from './rules-acts.ts'
import { type MatterState, sendsBack } from './rules-states.ts'

/** What a reporter has said so far, and when the matter ended, if it has. */
export type ReporterWord = {
  readonly confirmed_at: Date | null
  readonly rating: string | null
  readonly rated_at: Date | null
  readonly disputed: number
  readonly closed_at: Date | null
}

/** What a reporter has said of the end as it stands, and what she may say: one question, then how it went. */
export function askedOf(matter: MatterState, word: ReporterWord) {
  const { said, rating } = saidOf(word)
  const isOpen = matter.dueAt !== null
  const canBeRight = isOpen ? refusalOf(matter, 'confirm') === null : canHaveBeenRight(matter) && said !== 'right'
  return {
    said,
    rating,
    abilities: {
      answer: isOpen,
      confirm: canBeRight,
      notYet: canBeNotYet(matter, word),
      sendsBack: canBeNotYet(matter, word) && sendsBack(matter),
      dispute: refusalOf(matter, 'dispute') === null && word.disputed === 0,
      rate: refusalOf(matter, 'rate') === null,
      addPicture: isOpen,
    },
  }
}

/** Before a check she may always say no. What was put right on the spot has no check: a first no is the dispute, a later one sends it back. */
function canBeNotYet({ stage }: MatterState, { disputed }: ReporterWord): boolean {
  return stage === 'verifying' || (stage === 'confirming' && disputed > 0)
}

/** When a reporter last said something that waits for the staff, after an act: whatever they do takes it up, and so does her yes. */
export function saidAtAfter(
  before: Date | null,
  { act, isOfStaff, now }: { act: string; isOfStaff: boolean; now: Date },
) {
  if (isOfStaff || act === 'confirm') return null
  return act === 'not-yet' ? now : before
}

/** Whether what was said waits for others than this account: who reported it put right does not put aside what is said of that. */
export function isSaidToOthers({ stage, handledBy }: MatterState, account: string): boolean {
  return stage === 'verifying' && handledBy === account
}

/** So long after a telling its pictures may still be on their way. */
const alongMs = 10 * 60_000

type Showing = { readonly toldAt: Date; readonly changedAt: Date; readonly now: Date }

/** Whether a picture of a reporter is news for the staff. What comes along with her telling, before anything happened, is a part of it. */
export function isNewPicture({ toldAt, changedAt, now }: Showing): boolean {
  return changedAt > toldAt || now.getTime() - toldAt.getTime() > alongMs
}

/** What could not be done is not asked whether it is right now, only how it went. */
function canHaveBeenRight({ stage, outcome }: MatterState): boolean {
  return stage === 'closed' && outcome !== 'not_done'
}

/** Her last word on this end. What was said of an end before the matter was opened again is over. */
function saidOf({ confirmed_at, rating, rated_at, closed_at }: ReporterWord) {
  const isOfThisEnd = (at: Date | null) => at !== null && closed_at !== null && at >= closed_at
  const rated = isOfThisEnd(rated_at) ? rating : null
  if (rated === 'not') return { said: 'not' as const, rating: rated }
  return { said: rated || isOfThisEnd(confirmed_at) ? ('right' as const) : null, rating: rated }
}
