import type { AccountActor } from '../platform/actor.ts'
import type { AlarmLine, PlanLine } from './contract-shapes.ts'
import type { AlarmLineRow } from './read-alarms.ts'
import type { PlanLineRow } from './read-plans.ts'

/** `王*芳`, `王*`: as names are shown in lists. */
export function maskedName(name: string): string {
  const letters = [...name]
  if (letters.length < 2) return '*'
  return letters.length === 2 ? `${letters[0]}*` : `${letters[0]}${'*'.repeat(letters.length - 2)}${letters.at(-1)}`
}

/** A plan as a line of a list. */
export function planLine(row: PlanLineRow): PlanLine {
  return {
    id: row.id,
    name: maskedName(row.name),
    home: { building: row.building_name, door: row.door, grid: row.grid_name },
    state: row.state,
    riskClass: row.risk_class,
    openAlarm: row.open_alarm,
    reviewOn: row.review_on,
  }
}

/** The person herself is called twice before anybody else is told. */
function nextStepOf({ chain, step, round, state }: AlarmLineRow): AlarmLine['nextStep'] {
  const next = state === 'verify' && round < 2 ? step : Math.min(step + 1, chain.steps.length - 1)
  return chain.steps[next]!.kind
}

/** An alarm as a line of a list. */
export function alarmLine(row: AlarmLineRow, actor: AccountActor): AlarmLine {
  return {
    id: row.id,
    name: maskedName(row.name),
    home: { building: row.building_name, door: row.door, grid: row.grid_name },
    state: row.state,
    cause: row.cause,
    step: row.chain.steps[row.step]!.kind,
    nextStep: nextStepOf(row),
    round: row.round,
    riskClass: row.chain.riskClass,
    openedAt: row.opened_at.toISOString(),
    nextAt: row.next_at?.toISOString() ?? null,
    closedAt: row.closed_at?.toISOString() ?? null,
    outcome: row.outcome,
    isClaimed: row.owner_id !== null,
    isMine: row.owner_id !== null && row.owner_id === actor.account,
    worseAt: row.worse_at?.toISOString() ?? null,
    told: row.told,
    waiting: row.waiting,
    unseen: row.unseen,
  }
}
