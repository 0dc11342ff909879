import type { Category } from './categories.ts'

export type Fault = { readonly field: string; readonly reason: string }

/** The code that stands for everything else; reports without a better one and matters of codes taken off fall under it. */
export const otherCode = '0999'

/** What is wrong with a list of categories, field by field. */
export function faultOfCategories(items: readonly Category[]): Fault[] {
  const codes = items.map(({ code }) => code)
  const faults = items.flatMap((item, index) => {
    const at = `items.${index}`
    return [
      ...(codes.indexOf(item.code) < index ? [{ field: `${at}.code`, reason: 'code-taken' }] : []),
      ...(item.hans.trim() === '' ? [{ field: `${at}.hans`, reason: 'missing' }] : []),
      ...(item.en.trim() === '' ? [{ field: `${at}.en`, reason: 'missing' }] : []),
      ...(mustBePrivate(item.code) && !item.private ? [{ field: `${at}.private`, reason: 'always-private' }] : []),
      ...(item.safe && !runsDayAndNight(item.safe) ? [{ field: `${at}.safe`, reason: 'runs-day-and-night' }] : []),
    ]
  })
  return codes.includes(otherCode) ? faults : [...faults, { field: 'items', reason: 'other-must-stay' }]
}

/** Disputes, care and emergencies are never public, whatever a community sets. */
export function mustBePrivate(code: string): boolean {
  return ['05', '06', '09'].includes(code.slice(0, 2))
}

/** The codes that differ between two lists: added, taken off or changed. */
export function changedCodes(before: readonly Category[], after: readonly Category[]): string[] {
  const said = (list: readonly Category[]) => new Map(list.map((each) => [each.code, JSON.stringify(ordered(each))]))
  const [old, next] = [said(before), said(after)]
  return [...new Set([...old.keys(), ...next.keys()])].filter((code) => old.get(code) !== next.get(code)).sort()
}

function ordered({ code, hans, en, tier, firstAnswer, safe, settled, private: hidden }: Category) {
  const limit = (each: Category['safe']) => each && [each.clock, each.amount]
  return [code, hans, en, tier, limit(firstAnswer), limit(safe), limit(settled), hidden]
}

function runsDayAndNight({ clock }: { readonly clock: string }): boolean {
  return clock === 'minutes' || clock === 'calendar-days'
}
