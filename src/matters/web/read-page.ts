import type { Call, CallOptions } from '../../platform/web/api-client.ts'
import { type MatterPage, readMatter, readPapers } from '../contract.ts'

/** A matter with what hangs on it, read side by side. */
export async function readMatterPage(call: Call, id: string, options: CallOptions): Promise<MatterPage> {
  const [core, papers] = await Promise.all([
    call(readMatter, { params: { id } }, options),
    call(readPapers, { params: { id } }, options),
  ])
  return { ...core, ...papers }
}
