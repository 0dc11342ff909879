import { activatePlan, agreePlan, doAlarmAct, endPlan, mindCare, proposePlan, proveChannel } from '../../care/index.ts'
import { addContact, dropContact } from '../../people/residents/keep-contacts.ts'
import type { AccountActor } from '../../platform/actor.ts'
import type { Context } from '../../platform/context.ts'
import { clockNow } from '../../platform/journal/read.ts'
import { Obstacle } from '../../platform/obstacle.ts'
import { endDuty, putOnDuty } from '../../rosters/index.ts'
import { asSent } from './as-sent.ts'
import { findElders, findSceneAlarm, type SceneAlarm } from './read-elders.ts'

export type SceneStage = {
  readonly context: Context
  readonly community: string
  readonly clerk: AccountActor
  readonly volunteer: AccountActor
  /** Waits until the shared clock has reached a moment. */
  until(at: Date): Promise<void>
  say(line: string): void
}

const minute = 60_000
/** How long the scene lasts on the shared clock, at most. */
export const sceneMinutes = 62

/**
 * A morning without a sign, in one go on the shared clock: she does not press, her family does not answer, a volunteer claims it,
 * goes, finds that she needs help and says so. Everything through the actions that people use. Gives the plan and its alarm.
 */
export async function playScene(stage: SceneStage): Promise<{ plan: string; alarm: string }> {
  const { context, community, clerk, volunteer, say } = stage
  const begun = await context.database.read(clerk, clockNow)
  const [elder] = await context.database.read(clerk, (tx) =>
    findElders(tx, { community, bornBefore: begun.getUTCFullYear() - 64, most: 1 }),
  )
  if (!elder) throw new Obstacle('Nobody of the demo lives alone without a plan: the scene needs somebody.')
  const { duty } = await putOnDuty(context, clerk, {
    community,
    role: 'team_member',
    name: '梁伯',
    account: volunteer.account,
    building: elder.building,
    phone: '10060020001',
    from: begun,
    to: new Date(begun.getTime() + sceneMinutes * minute),
    command: asSent(),
  })
  const wish = { kind: 'emergency' as const, name: '何家明', relation: 'child' as const, phone: '10070000001' }
  const { contact } = await addContact(context, clerk, { community, person: elder.id, wish, command: asSent() })
  const { plan, due } = await beginScene(stage, { person: elder.id, begun })
  say(`${clockOf(begun)}  她同意了，约好 ${clockOf(due)} 前按一下 · She agreed: a press by ${clockOf(due)}`)
  await passing(stage, new Date(due.getTime() + graceMinutes * minute))
  let alarm = await alarmOf(stage, plan)
  say('没有按。先打电话给她本人 · No press. She is called first · /console/care')
  const told = [
    '再打一次给她 · She is called again',
    '通知家里人 · Her family is told',
    '家里没人接。通知楼里的梁伯 · Family does not answer. The volunteer is told · /pocket (liang.bo)',
  ]
  for (const words of told) {
    await passing(stage, alarm.next_at!)
    alarm = await alarmOf(stage, plan)
    say(`${clockOf(await context.database.read(clerk, clockNow))}  ${words}`)
  }
  const at = { community, alarm: alarm.id }
  const by = volunteer.account
  const act = async (after: number, what: Parameters<typeof doAlarmAct>[2]['act'], words: string) => {
    const now = await context.database.read(clerk, clockNow)
    await passing(stage, new Date(now.getTime() + after * minute))
    await doAlarmAct(context, volunteer, { ...at, act: what, command: asSent() })
    say(`${clockOf(await context.database.read(clerk, clockNow))}  ${words}`)
  }
  await act(2, { act: 'claim', by, going: true }, '梁伯：我现在去 · The volunteer: I am going')
  await act(8, { act: 'arrive', by }, '梁伯到了门口 · He is at her door')
  await act(6, { act: 'close', by, outcome: 'need' }, '人在，需要帮忙；结束 · She is there and needs help; ended')
  await endPlan(context, clerk, { community, plan, reason: 'no_longer_needed', command: asSent() })
  await dropContact(context, clerk, { community, person: elder.id, contact, command: asSent() })
  await endDuty(context, clerk, { community, duty, command: asSent() })
  say(`复盘在等着 · It waits to be talked over · /console/care/alarms/${alarm.id}`)
  return { plan, alarm: alarm.id }
}

const graceMinutes = 5

async function beginScene(
  { context, community, clerk }: SceneStage,
  { person, begun }: { person: string; begun: Date },
): Promise<{ plan: string; due: Date }> {
  // A press is agreed to the minute.
  const due = new Date(Math.ceil((begun.getTime() + 5 * minute) / minute) * minute)
  const { plan } = await proposePlan(context, clerk, {
    community,
    person,
    category: 'C01',
    riskClass: 'normal',
    responseMinutes: 60,
    livesAlone: true,
    command: asSent(),
  })
  const at = { community, plan }
  const change = { consentBasis: 'consent' as const, limitsTold: true, card: '左耳听不清，敲门要重一点。' }
  await agreePlan(context, clerk, { ...at, change, command: asSent() })
  await proveChannel(context, clerk, { ...at, recipient: person, channel: 'voice', worked: true, command: asSent() })
  const schedule = {
    zone: 'Asia/Shanghai',
    times: [clockOf(due)],
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    opensHours: 1,
    graceMinutes,
  }
  await activatePlan(context, clerk, { ...at, watches: [{ kind: 'check_in', schedule }], command: asSent() })
  return { plan, due }
}

/** Waits for a moment and lets the engine do what is due then; a running program may have done it already. */
async function passing({ context, until }: SceneStage, at: Date): Promise<void> {
  await until(at)
  await mindCare(context)
}

async function alarmOf({ context, clerk, community }: SceneStage, plan: string): Promise<SceneAlarm> {
  const alarm = await context.database.read(clerk, (tx) => findSceneAlarm(tx, { community, plan }))
  if (!alarm) throw new Obstacle('No alarm opened: is the clock of the demo running?')
  return alarm
}

/** `09:05`, by the clock of the neighbourhood. */
function clockOf(at: Date): string {
  return new Date(at.getTime() + 8 * 60 * minute).toISOString().slice(11, 16)
}
