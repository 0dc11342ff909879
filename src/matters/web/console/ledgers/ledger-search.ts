import {
  type FigureName,
  figureNames,
  type LedgerName,
  ledgerNames,
  type PeriodName,
} from '../../../contract-ledgers.ts'
import { type Queue, type QueueSearch, readQueueSearch } from '../queue-search.ts'

/** What narrows a ledger, as it stands in the address. */
export type LedgerSearch = QueueSearch & {
  readonly from?: string
  readonly to?: string
  readonly day?: string
  readonly figure?: FigureName
  readonly part?: 'of' | 'met' | 'missed'
}

/** Reads the search part of an address; what is not understood narrows nothing. */
export function readLedgerSearch(search: Record<string, unknown>): LedgerSearch {
  const day = (value: unknown) => (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined)
  const figure = figureNames.find((name) => name === search.figure)
  const part = (['of', 'met', 'missed'] as const).find((each) => each === search.part)
  const own = { from: day(search.from), to: day(search.to), day: day(search.day), figure, part }
  const given = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined))
  return { ...readQueueSearch(search), ...given }
}

/** The ledger an address names; the whole one where it names none. */
export function ledgerOf(name: string | undefined): LedgerName {
  return ledgerNames.find((each) => each === name) ?? 'all'
}

const ledgerOfQueue: Partial<Record<Queue, LedgerName>> = { overdue: 'overdue', ended: 'closed-out', all: 'all' }

/** The one name of a ledger: what is narrowed to a queue that has a ledger of its own is that ledger. */
export function ledgerFor(ledger: LedgerName, search: LedgerSearch): { ledger: LedgerName; search: LedgerSearch } {
  const { queue, ...rest } = search
  const own = ledger === 'all' && queue ? ledgerOfQueue[queue] : undefined
  return own ? { ledger: own, search: rest } : { ledger, search }
}

/** The period an address names. */
export function periodOf(name: string | undefined): PeriodName {
  return name === 'month' ? 'month' : 'week'
}
