import { spawnSync } from 'node:child_process'
import { chown, stat } from 'node:fs/promises'
import { childEnvironment } from '../../config/child-environment.ts'
import { codeOf, messageOf, Obstacle } from '../../obstacle.ts'

/** The account of the operating system that PostgreSQL runs as. */
export type Account = { readonly name: string; readonly uid: number; readonly gid: number }

const candidates = ['postgres', '_postgres', 'nobody']

/**
 * The account to drop to, since PostgreSQL refuses to run as root: the owner of the data where there are some, else
 * `postgres` or `nobody`. Null when this process is not root and the database simply runs as the same user.
 */
export async function chooseAccount(dataFolder: string): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null
  const owner = await stat(dataFolder).catch(() => null)
  if (owner && owner.uid !== 0) return { name: `user ${owner.uid}`, uid: owner.uid, gid: owner.gid }
  for (const name of candidates) {
    const account = accountNamed(name)
    if (account) return account
  }
  throw new Obstacle(
    'PostgreSQL does not run as root and this machine has neither an account "postgres" nor "nobody": ' +
      'start as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.',
  )
}

function accountNamed(name: string): Account | null {
  const [uid, gid] = [numberFrom('-u', name), numberFrom('-g', name)]
  return uid && gid ? { name, uid, gid } : null
}

function numberFrom(option: string, name: string): number | null {
  const { status, stdout } = spawnSync('id', [option, name], { encoding: 'utf8', env: childEnvironment() })
  return status === 0 ? Number(stdout.trim()) : null
}

/** Whether the account may enter the folder; asked of the system itself, so that access lists count too. */
export function mayEnter(account: Account, folder: string): boolean {
  const { uid, gid } = account
  const asked = spawnSync('/bin/sh', ['-c', 'test -x "$1"', 'sh', folder], {
    uid,
    gid,
    cwd: '/',
    env: childEnvironment(),
  })
  return asked.status === 0
}

/** Hands a file or folder to the account; nothing to do without one. */
export async function giveTo(account: Account | null, path: string): Promise<void> {
  if (!account) return
  try {
    await chown(path, account.uid, account.gid)
  } catch (error) {
    if (!['EPERM', 'EINVAL'].includes(codeOf(error))) throw error
    throw new Obstacle(
      `${path} cannot be handed to the account "${account.name}" (${messageOf(error)}): ` +
        'start as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.',
    )
  }
}

/** The part of spawn's options that runs a program as the account. */
export function runAs(account: Account | null): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {}
}
