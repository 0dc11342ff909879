import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { type Call, call } from '../../../platform/web/api-client.ts'
import * as contract from '../../contract-settings.ts'

/** How the screens below call the server: as whoever is signed in, once the surface says how that is done. */
export const SettingsCall = createContext<Call>(call)

const key = (community: string) => ['places', 'settings', community] as const

/** What a community has set, with its history. */
export function useSettings(community: string) {
  const ask = useContext(SettingsCall)
  return useQuery({
    queryKey: key(community),
    queryFn: ({ signal }) => ask(contract.readSettings, { params: { community } }, { signal }),
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
  const ask = useContext(SettingsCall)
  return async (change: SettingChange, effectiveFrom: string, commandId: string) => {
    await send(ask, change, { community, effectiveFrom, commandId })
    await queries.invalidateQueries({ queryKey: ['places'] })
  }
}

type How = { community: string; effectiveFrom: string; commandId: string }

function send(ask: Call, { kind, content }: SettingChange, { community, effectiveFrom, commandId }: How) {
  const params = { community }
  const options = { commandId }
  if (kind === 'hours') return ask(contract.changeHours, { params, body: { effectiveFrom, content } }, options)
  if (kind === 'holidays') return ask(contract.changeHolidays, { params, body: { effectiveFrom, content } }, options)
  if (kind === 'contacts') return ask(contract.changeContacts, { params, body: { effectiveFrom, content } }, options)
  return ask(contract.changeOfficeNames, { params, body: { effectiveFrom, content } }, options)
}
