/** A part of the whole as a fraction in lowest terms. */
export type Share = { readonly over: number; readonly under: number }

const none: Share = { over: 0, under: 1 }

/** A share as people write it: `1/3`, `60%`, `0.25` or `1`; null where it is none, or more than the whole. */
export function readShare(text: string): Share | null {
  const tidy = text.normalize('NFKC').replace(/\s/g, '')
  const fraction = /^(\d{1,6})\/(\d{1,6})$/.exec(tidy)
  const decimal = /^(\d{1,3})(?:\.(\d{1,6}))?(%?)$/.exec(tidy)
  const share = fraction
    ? { over: Number(fraction[1]), under: Number(fraction[2]) }
    : decimal
      ? ofDecimal(decimal[1]!, decimal[2] ?? '', decimal[3] === '%')
      : null
  if (!share || share.over === 0 || share.under === 0 || share.over > share.under) return null
  return lowest(share)
}

function ofDecimal(whole: string, rest: string, isPercent: boolean): Share {
  return { over: Number(`${whole}${rest}`), under: 10 ** rest.length * (isPercent ? 100 : 1) }
}

/** What several shares are together. */
export function sumOf(shares: readonly Share[]): Share {
  return shares.reduce(
    (sum, { over, under }) => lowest({ over: sum.over * under + over * sum.under, under: sum.under * under }),
    none,
  )
}

/** What is left of the whole; null where nothing is. */
export function leftOf({ over, under }: Share): Share | null {
  return over < under ? lowest({ over: under - over, under }) : null
}

/** Whether it is more than the whole. */
export function isTooMuch({ over, under }: Share): boolean {
  return over > under
}

/** As it is said: the whole, a fraction with small numbers, else in hundredths. */
export function sayShare({ over, under }: Share): string {
  if (over === under) return '100%'
  return under <= 1000 ? `${over}/${under}` : `${Math.round((over / under) * 10_000) / 100}%`
}

/** A kept share, six digits, as the fraction with the smallest numbers that it stands for. */
export function shareOf(kept: number): Share {
  for (let under = 1; under <= 60; under += 1) {
    const over = Math.round(kept * under)
    if (over > 0 && Math.abs(kept - over / under) < 0.0000015) return { over, under }
  }
  return lowest({ over: Math.round(kept * 1e6), under: 1e6 })
}

function lowest({ over, under }: Share): Share {
  const divisor = common(over, under)
  return { over: over / divisor, under: under / divisor }
}

function common(one: number, other: number): number {
  return other === 0 ? Math.max(1, one) : common(other, one % other)
}
