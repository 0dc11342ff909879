import type { AccountActor } from '../platform/actor.ts'
import { isRegisterList, type ListName } from './exports/rules-exports.ts'
import type { Answer } from './policy.ts'
import { mayKeepOrganisations } from './policy-organisations.ts'
import { maySearchNumbers } from './policy-residents.ts'

const yes: Answer = { allowed: true }
const no = (reason: string): Answer => ({ allowed: false, reason })

/** Taking out a list, masked: of the register whoever keeps it, of everything else the desk. */
export function mayExportList(actor: AccountActor, community: string, list: ListName): Answer {
  return isRegisterList(list) ? maySearchNumbers(actor, community) : mayKeepOrganisations(actor, community)
}

/** Asking for a list in full, seeing what was asked: secretary and desk clerks of the community. */
export function mayAskExport(actor: AccountActor, community: string): Answer {
  return mayKeepOrganisations(actor, community)
}

/** Agreeing to a list in full: somebody else of the desk, never who asked. */
export function mayDecideExport(actor: AccountActor, community: string, asked: { by: string }): Answer {
  const isDesk = mayAskExport(actor, community)
  if (!isDesk.allowed) return isDesk
  return asked.by === actor.account ? no('own-request') : yes
}

/** Taking a list in full: who asked, with a post that still may ask. */
export function mayTakeExport(actor: AccountActor, community: string, asked: { by: string }): Answer {
  const isDesk = mayAskExport(actor, community)
  if (!isDesk.allowed) return isDesk
  return asked.by === actor.account ? yes : no('not-yours')
}
