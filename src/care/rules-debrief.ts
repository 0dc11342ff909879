import type { Alarm } from './rules-alarms.ts'

/** What is talked over after an alarm, and what may stand in a teaching case. Pure. */

/** Whether an alarm that ended is to be talked over: she was in need, nobody knows, or people beyond her family were called. */
export function wantsDebrief(alarm: Pick<Alarm, 'state' | 'outcome' | 'chain' | 'step'>): boolean {
  if (alarm.state !== 'closed' || alarm.outcome === 'test' || alarm.outcome === 'duplicate') return false
  if (alarm.outcome === 'emergency' || alarm.outcome === 'need' || alarm.outcome === 'unknown') return true
  const { kind } = alarm.chain.steps[alarm.step]!
  return kind !== 'person' && kind !== 'family'
}

const numberLike = /\d[\d\s-]{5,}\d/

/** Which of the names or doors stand in words that are to be nameless; `number` where a telephone or other long number does. */
export function namesIn(words: string, names: readonly string[]): string[] {
  const plain = words.normalize('NFKC')
  const said = names.filter((name) => name.length > 1 && spellings(name).some((each) => plain.includes(each)))
  return numberLike.test(plain) ? [...said, 'number'] : said
}

/** A Chinese name of three characters is also told by its last two. */
function spellings(name: string): string[] {
  const letters = [...name.normalize('NFKC')]
  const isHan = letters.every((letter) => /\p{Script=Han}/u.test(letter))
  return isHan && letters.length === 3 ? [name, letters.slice(1).join('')] : [name]
}

/** The quarter of a moment, as `2026-Q4`, in the neighbourhood's calendar day. */
export function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
}

/** Whole minutes from one moment to another, or null where there was none. */
export function minutesBetween(from: Date, to: Date | null | undefined): number | null {
  return to ? Math.max(0, Math.round((to.getTime() - from.getTime()) / 60_000)) : null
}
