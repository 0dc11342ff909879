import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { readNow } from './read.ts'
import { type BackupAsk, takeBackup } from './take-backup.ts'
import { takeTurn } from './write.ts'

/** How many nightly backups are kept. */
export const keptBackups = 14

const dayMs = 86_400_000
const chinaMs = 8 * 3_600_000
/** Backups are made after this time of night, China standard time, in milliseconds after midnight. */
const nightMs = 2.5 * 3_600_000
const healthyHours = 30

/** How fresh the backups of a data folder are. */
export type BackupAge = { readonly at: string | null; readonly ageHours: number | null; readonly ok: boolean }

/** Whether a backup is due: none was made since the last half past two at night. A machine that was off makes up for it. */
export function isBackupDue(newest: Date | null, now: Date): boolean {
  const local = now.getTime() + chinaMs - nightMs
  const lastNight = Math.floor(local / dayMs) * dayMs - chinaMs + nightMs
  return newest === null || newest.getTime() < lastNight
}

/** The file name of a backup made at an instant, and the instant of such a name; null for other names. */
export function backupName(at: Date): string {
  return `gangwan-${at.toISOString().slice(0, 19).replaceAll(':', '')}Z.backup`
}

function backupTime(name: string): Date | null {
  const found = /^gangwan-(\d{4}-\d{2}-\d{2}T)(\d{2})(\d{2})(\d{2})Z\.backup$/.exec(name)
  return found && new Date(`${found[1]}${found[2]}:${found[3]}:${found[4]}Z`)
}

/** When the newest whole backup in the folder was made, or null. */
export async function newestBackup(folder: string): Promise<Date | null> {
  const names = await readdir(folder).catch(() => [])
  const times = names.flatMap((name) => backupTime(name) ?? [])
  return times.length === 0 ? null : new Date(Math.max(...times.map((time) => time.getTime())))
}

/** The age of the newest backup at an instant; `ok` while a night was not missed. */
export async function backupAge(folder: string, now: Date): Promise<BackupAge> {
  const at = await newestBackup(folder)
  if (!at) return { at: null, ageHours: null, ok: false }
  const ageHours = Math.max(0, Math.round((now.getTime() - at.getTime()) / 360_000) / 10)
  return { at: at.toISOString(), ageHours, ok: ageHours <= healthyHours }
}

/**
 * Makes tonight's backup if it is due and no other process is at it; keeps the newest {@link keptBackups}.
 * Gives the file, or null when there was nothing to do. Throws what stood in the way.
 */
export async function makeNightly(ask: BackupAsk, folder: string): Promise<string | null> {
  const keeper = new pg.Client({ connectionString: ask.keeperAddress, application_name: 'gangwan nightly' })
  keeper.on('error', () => undefined)
  await keeper.connect()
  try {
    if (!(await takeTurn(keeper))) return null
    const now = await readNow(keeper)
    if (!isBackupDue(await newestBackup(folder), now)) return null
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await removeUnfinished(folder)
    const file = join(folder, backupName(now))
    await takeBackup(ask, file)
    await removeOld(folder)
    return file
  } finally {
    await keeper.end()
  }
}

/** What a killed process left; nobody else writes here, since the turn is ours. */
async function removeUnfinished(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => /^gangwan-.*\.part$/.test(name))
  for (const name of names) await rm(join(folder, name), { force: true })
}

async function removeOld(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => backupTime(name)).sort()
  for (const name of names.slice(0, -keptBackups)) await rm(join(folder, name), { force: true })
}
