import { type CareAudit, countedStanding, engineWord } from '../care/index.ts'
import { messageOf } from '../platform/obstacle.ts'

const patienceMs = 10_000

type Ask = {
  /** An address outside that expects to hear again and again, and rings where it does not. */
  readonly address: string
  readonly hasGateway: boolean
  readonly newest: () => Promise<CareAudit>
  readonly warn: (reason: string) => void
}

/**
 * Tells somebody outside that care goes on: one GET while the auditor is content, and nothing at all where something stands still or
 * nobody could look. Gives whether it was told.
 */
export async function beatOutside({ address, hasGateway, newest, warn }: Ask): Promise<boolean> {
  const audit = await newest().catch(() => null)
  if (!audit || engineWord(audit, countedStanding(audit, hasGateway)) !== 'going') return false
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(patienceMs), redirect: 'error' })
    await answer.body?.cancel()
    if (answer.ok) return true
    warn(`it answered ${answer.status}`)
  } catch (error) {
    warn(messageOf(error))
  }
  return false
}
