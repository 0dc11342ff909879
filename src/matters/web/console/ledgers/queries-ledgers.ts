import { useQuery } from '@tanstack/react-query'
import { callSignedIn } from '../../../../people/web/index.ts'
import {
  exportLedger,
  exportPeriod,
  type LedgerName,
  type PeriodName,
  readLedger,
  readPeriod,
} from '../../../contract-ledgers.ts'
import { mattersKey } from '../queries.ts'
import type { LedgerSearch } from './ledger-search.ts'

type LedgerAsk = { readonly community: string; readonly ledger: LedgerName; readonly search: LedgerSearch }
type PeriodAsk = { readonly community: string; readonly period: PeriodName; readonly search: LedgerSearch }

/** A ledger as it stands when the page is opened; reading it is recorded, so it is not read again by itself. */
export function useLedger({ community, ledger, search }: LedgerAsk) {
  const { day: _day, ...query } = search
  return useQuery({
    queryKey: [...mattersKey, 'ledger', ledger, community, query],
    queryFn: ({ signal }) =>
      callSignedIn(readLedger, { params: { ledger }, query: { ...query, community } }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
}

/** The figures of a week or month. */
export function usePeriod({ community, period, search }: PeriodAsk) {
  return useQuery({
    queryKey: [...mattersKey, 'period', period, community, search],
    queryFn: ({ signal }) =>
      callSignedIn(readPeriod, { params: { period }, query: periodQuery(community, search) }, { signal }),
  })
}

/** Fetches the workbook of a ledger. */
export async function ledgerFile({ community, ledger, search }: LedgerAsk): Promise<Blob> {
  const { day: _day, ...query } = search
  return (await callSignedIn(exportLedger, { params: { ledger }, query: { ...query, community } })) as Blob
}

/** Fetches the workbook of a week or month. */
export async function periodFile({ community, period, search }: PeriodAsk): Promise<Blob> {
  return (await callSignedIn(exportPeriod, { params: { period }, query: periodQuery(community, search) })) as Blob
}

function periodQuery(community: string, search: LedgerSearch) {
  const { from: _from, to: _to, figure: _figure, part: _part, ...query } = search
  return { ...query, community }
}
