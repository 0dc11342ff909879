import { countedStanding, engineWord, sendAlarms, watchClock } from '../care/index.ts'
import type { MatterContext } from '../matters/index.ts'
import { deliverNotices, webhookProvider } from '../notices/index.ts'
import { makeNightly } from '../platform/backup/nightly.ts'
import { startBeat } from '../platform/beat.ts'
import { monotonicMs } from '../platform/clock.ts'
import type { Configuration } from '../platform/config/configuration.ts'
import type { Database } from '../platform/db/transaction.ts'
import { withoutValues } from '../platform/reason.ts'
import type { Auditor } from './auditor.ts'
import { backupsIn } from './health.ts'
import { beatOutside } from './heartbeat.ts'
import { keptFiles } from './kept-files.ts'
import type { Rooms } from './rooms.ts'
import { startScanner } from './scanner.ts'
import { mindTerms, sweepKept } from './terms.ts'

type Minding = {
  context: MatterContext
  accounts: Database
  rooms: Rooms
  options: {
    home: string
    version: string
    noticeWebhook?: Configuration['noticeWebhook']
    heartbeat?: string | null
  }
  report: (error: Error) => void
  auditor: Auditor
  keeperAddress: string
}

/** What happens by itself: deadlines, messages, what is over its term, and the nightly backup. */
export function startMinding(minding: Minding): { stop(): Promise<void> } {
  const { context, accounts, rooms, options, report, auditor, keeperAddress } = minding
  const { files, secrets } = context
  const ask = { keeperAddress, files, secrets, fileColumns: keptFiles, version: options.version }
  const scanner = startScanner(context, watchClock(monotonicMs), report)
  const nightly = startBeat(() => makeNightly(ask, backupsIn(options.home)), { ...backupBeat, report })
  const webhook = options.noticeWebhook
  const provider = webhook && webhookProvider(webhook.address, webhook.secret)
  const notices = provider && startBeat(() => deliverNotices(context, provider), { ...noticeBeat, report })
  const sends = provider && startBeat(() => sendAlarms(context, provider), { ...sendBeat, report })
  // In a beat of their own: a long sheet must not keep deadlines waiting.
  const imports = startBeat(rooms.mindImports, { ...importBeat, report })
  const terms = startBeat(() => mindTerms(context), { ...termBeat, report })
  const sweeping = startBeat(() => sweepKept(context, accounts), { ...sweepBeat, report })
  const audits = startBeat(() => warnOfStanding(context, auditor, Boolean(webhook)), { ...auditBeat, report })
  const warn = (reason: string) =>
    context.log.warn({ reason: withoutValues(reason) }, 'the outside heartbeat was not heard')
  const address = options.heartbeat
  const outside =
    address &&
    startBeat(() => beatOutside({ address, hasGateway: Boolean(webhook), newest: auditor.newest, warn }), {
      ...outsideBeat,
      report,
    })
  const beats = [scanner, nightly, notices, sends, imports, terms, sweeping, audits, outside || undefined]
  return { stop: async () => void (await Promise.all(beats.map((each) => each?.stop()))) }
}

/** The first look a minute after the start, so that short runs leave nothing; then every ten minutes. */
const backupBeat = { firstMs: 60_000, everyMs: 600_000 }
const sendBeat = { firstMs: 500, everyMs: 1_000 }
/** Sheets are waited for on screen. */
const importBeat = { firstMs: 500, everyMs: 500 }
/** A term is days; a minute more or less is no matter. Sweeping walks the folder of pictures. */
const termBeat = { firstMs: 20_000, everyMs: 60_000 }
const sweepBeat = { firstMs: 120_000, everyMs: 3_600_000 }
/** Well within the minute in which it has to show. */
const auditBeat = { firstMs: 10_000, everyMs: 20_000 }
/** Whoever listens outside rings after some minutes without. */
const outsideBeat = { firstMs: 15_000, everyMs: 60_000 }
const noticeBeat = { firstMs: 1_000, everyMs: 5_000 }

/** Says in the log what of care stands still; the health page and the desk see it besides. */
async function warnOfStanding({ log }: MatterContext, auditor: Auditor, hasGateway: boolean): Promise<void> {
  const audit = await auditor.newest()
  const standing = countedStanding(audit, hasGateway)
  if (engineWord(audit, standing) === 'going') return
  log.error({ engineAt: audit.engineAt, standing }, 'care stands still')
}
