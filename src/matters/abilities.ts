import type { AccountActor } from '../platform/actor.ts'
import type { MatterPage } from './contract.ts'
import { type MatterPlace, mayAs, standingOf, whoMay } from './policy.ts'
import { type ActName, refusalOf } from './rules-acts.ts'
import { isSaidToOthers } from './rules-asks.ts'
import { isOpen, type MatterState } from './rules-states.ts'

// Acts that are not of the state machine: allowed wherever the policy allows them, but for what `besideRefusal` says.
const beside = [
  'note',
  'see-words',
  'log-call',
  'ask-assist',
  'answer-assist',
  'hide-words',
  'approve-summary',
  'contact',
  'add-picture',
  'read-words',
]

/** What the account may do with the matter now, by the very function that the acts ask; a refusal carries its reason word. */
export function abilitiesOf(actor: AccountActor, place: Placed, state: MatterState): MatterPage['abilities'] {
  const standing = standingOf(actor, place)
  return Object.keys(whoMay).map((act) => {
    const answer = mayAs(act, standing)
    if (!answer.allowed) return { act, allowed: false, reason: answer.reason }
    if (beside.includes(act)) {
      const refusal = besideRefusal(act, place, state) ?? selfCheck(act, actor, state)
      return refusal ? { act, allowed: false, reason: refusal } : { act, allowed: true }
    }
    const refusal = refusalOf(state, act as ActName) ?? selfCheck(act, actor, state)
    return refusal ? { act, allowed: false, reason: refusal } : { act, allowed: true }
  })
}

type Placed = MatterPlace & { readonly said_at: Date | null }

/**
 * Nothing more is asked of others and no picture is added once it has ended, what is private gets no public summary, and only
 * what a reporter said is seen.
 */
function besideRefusal(act: string, { said_at }: Placed, state: MatterState): string | null {
  if (act === 'see-words' && !said_at) return 'nothing-said'
  if ((act === 'ask-assist' || act === 'add-picture') && !isOpen(state)) return 'already-ended'
  return act === 'approve-summary' && state.private ? 'matter-is-private' : null
}

/** The verifier is not the handler, nor is what was said to her put aside by the handler; who asked for an extension does not grant it. */
function selfCheck(act: string, actor: AccountActor, state: MatterState): string | null {
  if ((act === 'verify' || act === 'sample') && state.handledBy === actor.account) return 'verifier-is-the-handler'
  if (act === 'see-words' && isSaidToOthers(state, actor.account)) return 'said-to-the-verifier'
  if (act === 'approve-extension' && state.extensionAsked?.askedBy === actor.account) return 'asker-may-not-approve'
  return null
}
