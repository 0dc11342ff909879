/**
 * A plain machine that says what care must do, written from care.md alone and sharing nothing with the program: no rows, no locks,
 * minutes as numbers. Tests play the same history on it and on PostgreSQL.
 */

const dayMinutes = 1440
export type Reach = { family: boolean; team: boolean; grid: boolean }
export type Step = 'person' | 'family' | 'team' | 'grid_and_desk' | 'emergency_call'

export type PlainAlarm = {
  state: string
  step: number
  round: number
  next: number | null
  owner: string | null
  extended: boolean
  witnesses: Set<string>
  outcome: string | null
  closedAt: number | null
  cycle: number
}

/** One elder, expected each day at nine with an hour of grace, from five; time is minutes since midnight of the first day. */
export class PlainElder {
  readonly slots: string[] = []
  /** "Are you back?", one for each time that somebody was away. */
  readonly backs: { due: number; grace: number; state: string }[] = []
  readonly alarms: PlainAlarm[] = []
  readonly told: string[] = []
  private readonly aways: [number, number][] = []
  private readonly steps: { kind: Step; wait: number }[]
  readonly needed: number

  constructor(
    private readonly reach: Reach,
    options: { duress: boolean; high: boolean },
  ) {
    const waits: [Step, number][] = [
      ['person', 10],
      ['family', 10],
      ['team', 15],
      ['grid_and_desk', 15],
      ['emergency_call', 5],
    ]
    this.steps = waits.filter(([kind]) => kind !== 'family' || !options.duress).map(([kind, wait]) => ({ kind, wait }))
    this.needed = options.high ? 2 : 1
  }

  private graceOf(slot: number): number {
    return slot * dayMinutes + 10 * 60
  }

  get open(): PlainAlarm | undefined {
    return this.alarms.find(({ state }) => state !== 'closed')
  }

  /** The engine looks. */
  tick(now: number): void {
    // Days first, however many; then the alarm, as often as its moment has passed.
    while (this.graceOf(this.slots.length) <= now) {
      const due = this.graceOf(this.slots.length) - 60
      const away = this.aways.some(([from, to]) => from <= due && due < to)
      this.slots.push(away ? 'excused' : 'missed')
      if (!away && !this.open) this.begin(now)
    }
    for (const back of this.backs) {
      if (back.state !== 'open' || back.grace > now) continue
      back.state = this.aways.some(([from, to]) => from <= back.due && back.due < to) ? 'excused' : 'missed'
      if (back.state === 'missed' && !this.open) this.begin(now)
    }
    for (let open = this.open; open?.next != null && open.next <= now; open = this.open) this.wake(open, now)
  }

  private begin(now: number): void {
    const alarm: PlainAlarm = {
      state: 'verify',
      step: 0,
      round: 0,
      next: now,
      owner: null,
      extended: false,
      witnesses: new Set(),
      outcome: null,
      closedAt: null,
      cycle: 1,
    }
    this.alarms.push(alarm)
    this.enter(alarm, 0, now)
  }

  private canTell(step: number): boolean {
    const { kind } = this.steps[step]!
    if (kind === 'family') return this.reach.family
    if (kind === 'team') return this.reach.team
    return true
  }

  private enter(alarm: PlainAlarm, wanted: number, now: number): void {
    const last = this.steps.length - 1
    let step = wanted
    const late = alarm.next !== null && now - alarm.next > 2
    while (step < last && !this.canTell(step)) {
      alarm.step = step
      alarm.round = 0
      step += 1
    }
    alarm.round = alarm.step === step ? alarm.round + 1 : 1
    alarm.step = step
    alarm.state = step === 0 ? 'verify' : 'notify'
    alarm.owner = null
    const usual = step === 0 ? this.steps[0]!.wait / 2 : this.steps[step]!.wait
    alarm.next = now + (late ? Math.min(usual, 5) : usual)
    this.told.push(`${alarm.cycle}.${step}.${alarm.round}`)
  }

  private wake(alarm: PlainAlarm, now: number): void {
    const next = Math.min(alarm.step + 1, this.steps.length - 1)
    if (alarm.state === 'verify') this.enter(alarm, alarm.round < 2 ? 0 : 1, now)
    else if (alarm.state === 'notify') this.enter(alarm, next, now)
    else if (alarm.state === 'owned' || alarm.state === 'on_site') {
      alarm.extended = false
      this.enter(alarm, next, now)
    } else throw new Error(`nothing wakes ${alarm.state}`)
  }

  private end(alarm: PlainAlarm, outcome: string, now: number): void {
    Object.assign(alarm, { state: 'closed', outcome, owner: null, next: null, closedAt: now })
  }

  /** She presses the button, or somebody heard her. */
  sign(now: number, how: 'button' | 'call', by: string): void {
    const slot = this.slots.length
    if (this.graceOf(slot) - 60 - 240 <= now) this.slots.push('satisfied')
    for (const back of this.backs) if (back.state === 'open' && back.due - 720 <= now) back.state = 'satisfied'
    const alarm = this.open
    if (!alarm || !['verify', 'notify', 'owned'].includes(alarm.state)) return
    if (how === 'button') {
      this.end(alarm, 'forgot', now)
      return
    }
    alarm.witnesses.add(by)
    if (alarm.witnesses.size >= this.needed) this.end(alarm, 'away_unreported', now)
  }

  away(from: number, to: number): void {
    this.aways.push([from, to])
    // Two hours, or ten in the morning where it ends between eight in the evening and eight in the morning.
    const hour = Math.floor((to % dayMinutes) / 60)
    const day = Math.floor(to / dayMinutes) + (hour >= 20 ? 1 : 0)
    const grace = hour < 8 || hour >= 20 ? Math.max(to + 120, day * dayMinutes + 600) : to + 120
    this.backs.push({ due: to, grace, state: 'open' })
  }

  /** Gives whether it was allowed. */
  act(now: number, act: string, by: string): boolean {
    const alarm = this.open
    if (!alarm) return false
    switch (act) {
      case 'claim':
        if (!['verify', 'notify'].includes(alarm.state)) return false
        Object.assign(alarm, { state: 'owned', owner: by, next: now + 30 })
        return true
      case 'decline': {
        if (alarm.state !== 'notify') return false
        if (alarm.step < this.steps.length - 1) this.enter(alarm, alarm.step + 1, now)
        return true
      }
      case 'extend':
        if (!['owned', 'on_site'].includes(alarm.state) || alarm.owner !== by || alarm.extended) return false
        Object.assign(alarm, { extended: true, next: Math.max(alarm.next!, now) + 15 })
        return true
      case 'arrive':
        if (alarm.state !== 'owned' || alarm.owner !== by) return false
        Object.assign(alarm, { state: 'on_site', extended: false, next: now + 30 })
        return true
      case 'close':
        this.end(alarm, 'need', now)
        return true
      default:
        throw new Error(act)
    }
  }
}
