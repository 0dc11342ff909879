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
  await keepValuesOutOfLogs(admin)
  // Owners are under row security too: an administrator who is no superuser would take a full installation for an empty one.
  await admin.query('GRANT gangwan_owner, gangwan_keeper TO CURRENT_USER')
}

/** What the server must not log of the program's statements: their text, their values, and what an error says of a row. */
export const quietSettings = {
  log_statement: 'none',
  log_min_duration_statement: '-1',
  log_min_error_statement: 'panic',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_error_verbosity: 'terse',
  // An error's own message may quote the value refused; the program logs its code, table and constraint.
  log_min_messages: 'log',
}

/** Stands on the roles, above the server's configuration. Where we are no superuser its owner decides: README.md says what. */
async function keepValuesOutOfLogs(admin: Client): Promise<void> {
  const wanted = Object.entries(quietSettings)
  const { rows } = await admin.query<{ role: string; missing: string[] }>(
    `SELECT rolname AS role, ARRAY(SELECT unnest($2::text[]) EXCEPT SELECT unnest(rolconfig)) AS missing
     FROM pg_roles WHERE rolname = ANY ($1) AND (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)`,
    [Object.values(roles), wanted.map((each) => each.join('='))],
  )
  for (const { role, missing } of rows) {
    for (const each of missing) {
      const [name, value] = each.split('=')
      await alterRole(admin, `${role} SET ${name} = '${value}'`)
    }
  }
}

async function ensureRole(admin: Client, role: string, options: string): Promise<void> {
  const { rowCount } = await admin.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role])
  if (!rowCount) {
    await admin.query(`CREATE ROLE ${role} ${options}`).catch((error: { code?: string }) => {
      // Another process made it at the same moment (duplicate object, or unique violation in the catalogue).
      if (error.code !== '42710' && error.code !== '23505') throw error
    })
  } else await alterRole(admin, `${role} ${options}`)
}

const mostTries = 20

/** Roles belong to the whole cluster: where another installation on it sets one at the same moment, PostgreSQL refuses the later. */
async function alterRole(admin: Client, change: string): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    try {
      await admin.query(`ALTER ROLE ${change}`)
      return
    } catch (error) {
      // "Tuple concurrently updated" has no code of its own.
      if ((error as { code?: string }).code !== 'XX000' || tried === mostTries) throw error
    }
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
