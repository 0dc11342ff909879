import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../platform/web/api-client.ts'
import * as contract from '../../contract-settings.ts'

const key = (community: string | undefined) => ['places', 'settings', community] as const

/** What a community has set, with its history. */
export function useSettings(community: string | undefined) {
  return useQuery({
    queryKey: key(community),
    queryFn: ({ signal }) => call(contract.readSettings, { params: { community: community ?? '' } }, { signal }),
    enabled: community !== undefined,
  })
}

export type SettingChange =
  | { kind: 'hours'; content: contract.Hours }
  | { kind: 'holidays'; content: contract.Holidays }
  | { kind: 'contacts'; content: contract.Contacts }
  | { kind: 'offices'; content: contract.OfficeNames }

/** Sends one change of the settings and reads them anew. */
export function useSettingChange(community: string) {
  const queries = useQueryClient()
  return async (change: SettingChange, effectiveFrom: string, commandId: string) => {
    await send(community, change, { effectiveFrom, commandId })
    await queries.invalidateQueries({ queryKey: ['places'] })
  }
}

type How = { effectiveFrom: string; commandId: string }

function send(community: string, { kind, content }: SettingChange, { effectiveFrom, commandId }: How) {
  const params = { community }
  const options = { commandId }
  if (kind === 'hours') return call(contract.changeHours, { params, body: { effectiveFrom, content } }, options)
  if (kind === 'holidays') return call(contract.changeHolidays, { params, body: { effectiveFrom, content } }, options)
  if (kind === 'contacts') return call(contract.changeContacts, { params, body: { effectiveFrom, content } }, options)
  return call(contract.changeOfficeNames, { params, body: { effectiveFrom, content } }, options)
}
