import { activatePlan, agreePlan, mindCare, proposePlan, proveChannel } from '../../care/index.ts'
import { addContact } from '../../people/residents/keep-contacts.ts'
import type { Cast } from '../../people/testing.ts'
import type { AccountActor } from '../../platform/actor.ts'
import { putOnDuty } from '../../rosters/index.ts'
import { asSent } from './as-sent.ts'
import type { BorrowedClock } from './borrowed-clock.ts'
import { type Goer, volunteersBuildings } from './goers.ts'
import { playRounds } from './play-rounds.ts'
import { type Elder, findElders } from './read-elders.ts'

export type CareStage = {
  readonly context: Parameters<typeof playRounds>[0]['context']
  readonly clock: BorrowedClock
  readonly community: string
  readonly cast: Cast
  readonly clerk: AccountActor
  /** Names and accounts of the grids' leaders, with the grid's id. */
  readonly leaders: readonly { grid: string; name: string; account: string }[]
  readonly buildings: readonly { id: string; number: number }[]
  /** Who goes on planned visits. */
  readonly goers: readonly Goer[]
  readonly to: Date
}

const minute = 60_000
const day = 24 * 60 * minute
const watched = 30
/** From the first plan until now: in less than a week nobody's weekly sign comes twice. */
const daysPlayed = 6
/** The last ones are only proposed, or agreed to. */
const underWay = watched - 3
/** They press a button each morning. */
const pressing = [18, 19]
/** She lost every number since. */
const unreachable = 7
/** They began this day. */
const late = [...pressing, unreachable]
const atATime = 4
/** Buildings whose member of the team is still being looked for. */
const withoutMember = [9, 24, 38, 57, 71, 86, 99]

const cards = [
  '左耳听不清，敲门要重一点。钥匙在隔壁。',
  '走路慢，请多等一会儿。对青霉素过敏。',
  '白天常去公园，先打电话。女儿住得不远。',
  '门在楼梯右手边，门铃坏了，请敲门。',
] as const
const kin = ['陈志远', '黄少芬', '李家明', '梁惠玲', '何永健', '周月娥'] as const

/**
 * Elders of the demo who live alone and wish to be looked after, through the same actions that people use: proposed, agreed, a number
 * shown to work, begun; visited and called for six days; who is on duty; and one alarm that waits for a volunteer. The clock is in hand
 * and ends at `to`.
 */
export async function playCare(stage: CareStage): Promise<void> {
  const { context, clock, community, to } = stage
  const bornBefore = to.getUTCFullYear() - 64
  const elders = await context.database.read({ kind: 'founder' }, (tx) =>
    findElders(tx, { community, bornBefore, most: watched }),
  )
  const plans: string[] = []
  const begin = (isTurn: (index: number) => boolean) =>
    inTurns(
      [...elders.entries()].filter(([index]) => isTurn(index)),
      async ([index, elder]) => {
        plans[index] = await beginPlan(stage, elder, index)
      },
    )
  await clock.set(new Date(to.getTime() - daysPlayed * day))
  await begin((index) => !late.includes(index))
  const lately = async () => {
    await putEverybodyOnDuty(stage)
    await begin((index) => late.includes(index))
  }
  await playRounds({ ...stage, plans, lately, underWay })
  // Her family is told and does not answer; then it is the member of the team whose turn it is.
  await clock.set(new Date(to.getTime() - 15 * minute))
  await mindCare(context)
  await clock.set(to)
}

async function inTurns<Item, Result>(
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  for (let from = 0; from < items.length; from += atATime) {
    const part = items.slice(from, from + atATime)
    results.push(...(await Promise.all(part.map((item, index) => work(item, from + index)))))
  }
  return results
}

/** One plan as far as it is: most run, the last few are still on their way. Gives its id. */
async function beginPlan({ context, community, clerk, to }: CareStage, elder: Elder, index: number): Promise<string> {
  const phone = `100${String(70_000_000 + index * 13)}`
  const wish = { kind: 'emergency' as const, name: kin[index % kin.length]!, relation: 'child' as const, phone }
  const { contact } = await addContact(context, clerk, { community, person: elder.id, wish, command: asSent() })
  const riskClass = index % 5 === 0 ? ('high' as const) : ('normal' as const)
  const { plan } = await proposePlan(context, clerk, {
    community,
    person: elder.id,
    category: 'C01',
    riskClass,
    responseMinutes: 60,
    livesAlone: true,
    command: asSent(),
  })
  if (index > underWay) return plan
  const at = { community, plan }
  const reviewOn = dayOf(new Date(to.getTime() + (index === 4 ? 0 : 90) * day))
  const change = { consentBasis: 'consent' as const, limitsTold: true, card: cards[index % cards.length]!, reviewOn }
  await agreePlan(context, clerk, { ...at, change, command: asSent() })
  if (index === underWay) return plan
  for (const recipient of [elder.id, contact])
    await proveChannel(context, clerk, { ...at, recipient, channel: 'voice', worked: true, command: asSent() })
  await activatePlan(context, clerk, { ...at, watches: [rhythmOf(index, to)], command: asSent() })
  // One of them has lost every number since: that stands in red.
  if (index === unreachable)
    for (const recipient of [elder.id, contact])
      await proveChannel(context, clerk, { ...at, recipient, channel: 'voice', worked: false, command: asSent() })
  return plan
}

/** A few press a button each morning; of the others somebody hears once a week, the day before yesterday or yesterday. */
function rhythmOf(index: number, to: Date) {
  const zone = 'Asia/Shanghai'
  if (pressing.includes(index))
    return {
      kind: 'check_in' as const,
      schedule: { zone, times: ['09:00'], weekdays: [1, 2, 3, 4, 5, 6, 7], opensHours: 4, graceMinutes: 60 },
    }
  const today = new Date(to.getTime() + 8 * 60 * minute).getUTCDay() || 7
  const weekday = ((today + 4 + (index % 2)) % 7) + 1
  return {
    kind: 'visit' as const,
    schedule: { zone, times: ['10:00'], weekdays: [weekday], opensHours: 12, graceMinutes: 240 },
  }
}

function dayOf(at: Date): string {
  return new Date(at.getTime() + 8 * 60 * minute).toISOString().slice(0, 10)
}

async function putEverybodyOnDuty({
  context,
  community,
  clerk,
  cast,
  leaders,
  buildings,
  to,
}: CareStage): Promise<void> {
  const from = new Date(to.getTime() - day)
  const put = (duty: Omit<Parameters<typeof putOnDuty>[2], 'community' | 'command' | 'from'>) =>
    putOnDuty(context, clerk, { ...duty, community, from, command: asSent() })
  const { name, account } = cast.clerk
  await put({ role: 'duty_desk', name, account, phone: '10060000001', to: new Date(to.getTime() + 4 * day) })
  await inTurns(leaders, (leader, index) => put({ role: 'grid_leader', ...leader, phone: `1006000010${index}` }))
  const covered = buildings.filter(({ number }) => !withoutMember.includes(number))
  await inTurns(covered, ({ id, number }) => {
    const member =
      number <= volunteersBuildings
        ? { name: cast.kinMember.name, account: cast.kinMember.account }
        : { name: kin[number % kin.length]! }
    return put({ role: 'team_member', ...member, building: id, phone: `100600${String(20_000 + number)}` })
  })
}
