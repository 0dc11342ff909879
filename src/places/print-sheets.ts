import type { Readable } from 'node:stream'
import type { AccountActor } from '../platform/actor.ts'
import type { Context } from '../platform/context.ts'
import { httpProblems } from '../platform/http/problems.ts'
import { clockNow } from '../platform/journal/read.ts'
import { Problem } from '../platform/problem.ts'
import { localDay, readFrame } from './community-rules.ts'
import { mayPrintSheets } from './policy.ts'
import { placeProblems } from './problems.ts'
import { findStaircases } from './read.ts'

export type SheetsAsk = { community: string; grid?: string; building?: string; staircase?: string }

/**
 * The QR sheets of one staircase, a building, a grid or all, as one PDF. Throws places.public-address-unset while the codes
 * would lead nowhere, places.refused, http.not-found where nothing fits.
 */
export async function printQrSheets(context: Context, actor: AccountActor, ask: SheetsAsk): Promise<Readable> {
  const { community } = ask
  const answer = mayPrintSheets(actor, community)
  if (!answer.allowed) throw new Problem(placeProblems.refused, { reason: answer.reason })
  const { publicAddress } = context
  if (!publicAddress) throw new Problem(placeProblems.publicAddressUnset)
  const found = await context.database.read(actor, async (tx) => {
    const day = localDay(await clockNow(tx))
    const [frame, staircases] = await Promise.all([readFrame(tx, { community, day }), findStaircases(tx, community)])
    const sheets = staircases.filter(
      (each) =>
        (!ask.grid || each.grid_id === ask.grid) &&
        (!ask.building || each.building_id === ask.building) &&
        (!ask.staircase || each.id === ask.staircase),
    )
    return frame && { frame, sheets }
  })
  if (!found || found.sheets.length === 0) throw new Problem(httpProblems.notFound)
  const contacts = found.frame.rules.contacts as { dutyNumber?: string | null } | undefined
  // What draws is large and seldom used: fetched when somebody prints.
  const { drawQrSheets } = await import('./qr-sheets.ts')
  return drawQrSheets({
    community: found.frame.community.name,
    dutyNumber: contacts?.dutyNumber ?? null,
    publicAddress,
    sheets: found.sheets.map(({ building_name, name, grid_name, code }) => ({
      staircase: `${building_name} ${name}`,
      grid: grid_name,
      code,
    })),
  })
}
