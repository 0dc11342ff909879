import type { Client } from 'pg'

/** The roles of the program; none bypasses row security, only the owner owns tables and nobody logs in as it. */
export const roles = {
  app: 'gangwan_app',
  accounts: 'gangwan_accounts',
  jobs: 'gangwan_jobs',
  keeper: 'gangwan_keeper',
} as const

export type RoleName = keyof typeof roles

/** Gives the password of a role; the same on every process that shares the keys. */
export type PasswordOf = (role: string) => string

/** Makes the roles where they are missing and sets their passwords. Needs a role that may create roles. */
export async function ensureRoles(admin: Client, passwordOf: PasswordOf): Promise<void> {
  await ensureRole(admin, 'gangwan_owner', 'NOLOGIN')
  for (const role of Object.values(roles)) {
    await ensureRole(admin, role, `LOGIN PASSWORD ${quoted(passwordOf(role))}`)
  }
  // Owners are under row security too: an administrator who is no superuser would take a full installation for an empty one.
  await admin.query('GRANT gangwan_owner, gangwan_keeper TO CURRENT_USER')
}

async function ensureRole(admin: Client, role: string, options: string): Promise<void> {
  const { rowCount } = await admin.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role])
  if (!rowCount) {
    await admin.query(`CREATE ROLE ${role} ${options}`).catch((error: { code?: string }) => {
      // Another process made it at the same moment (duplicate object, or unique violation in the catalogue).
      if (error.code !== '42710' && error.code !== '23505') throw error
    })
  } else {
    await admin.query(`ALTER ROLE ${role} ${options}`)
  }
}

function quoted(text: string): string {
  if (/[^\w+/=-]/.test(text)) throw new Error('a role password may hold letters, digits and -_+/= only')
  return `'${text}'`
}

/** The same address for another role of the program. */
export function addressFor(adminAddress: string, role: RoleName, passwordOf: PasswordOf): string {
  const address = new URL(adminAddress)
  address.username = roles[role]
  address.password = encodeURIComponent(passwordOf(roles[role]))
  return address.toString()
}
