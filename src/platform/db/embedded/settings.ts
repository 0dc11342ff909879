import type { Door } from './launcher-lock.ts'

/** The role that the launcher makes: the administrator of its cluster. */
export const administrator = 'gangwan_admin'

/** The database of the program inside the cluster. */
export const databaseName = 'gangwan'

/** Written into postgresql.conf when the cluster is made; whoever runs the machine may change them there. */
export const firstSettings: Record<string, string> = {
  shared_buffers: '128MB',
  max_connections: '100',
  // Enough for a physical copy of the running server.
  wal_level: 'replica',
  // PostgreSQL's own, which it makes smaller where the files of the log are: under load it would write a checkpoint every few
  // seconds, and each page in full after each.
  max_wal_size: '1GB',
  min_wal_size: '80MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
  log_checkpoints: 'off',
  // Small tables that change all day, such as folded counts, are read faster when they are swept often.
  autovacuum_naptime: '15s',
  jit: 'off',
  default_statistics_target: '25',
}

/** Given at each start, above whatever the configuration says: what safety and privacy rest on. */
export function fixedSettings(door: Door, throwAway: boolean): Record<string, string> {
  const onSocket = door.host.startsWith('/')
  const durable = throwAway ? 'off' : 'on'
  return {
    listen_addresses: onSocket ? '' : door.host,
    unix_socket_directories: onSocket ? `"${door.host.replaceAll('"', '""')}"` : '',
    unix_socket_permissions: '0700',
    port: String(door.port),
    // The bundled OpenSSL is past its end of life.
    ssl: 'off',
    password_encryption: 'scram-sha-256',
    logging_collector: 'off',
    // Values of rows stand in details and statements; the log keeps neither.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    fsync: durable,
    full_page_writes: durable,
    synchronous_commit: durable,
    // In a cluster for tests nothing sweeps or counts rows behind a test's back, so that plans are the same each time; and
    // several towns with several processes each stand in it at once. Its passwords guard nothing that thousands of rounds at
    // each connection would be worth.
    ...(throwAway ? { autovacuum: 'off', max_connections: '300', scram_iterations: '1' } : {}),
  }
}

/** An address of the embedded server, for `pg` and for libpq. Without a password the keys' own is meant. */
export function addressAt(door: Door, database: string, password?: string): string {
  const user = password === undefined ? administrator : `${administrator}:${encodeURIComponent(password)}`
  if (!door.host.startsWith('/')) return `postgres://${user}@${door.host}:${door.port}/${database}`
  return `postgres://${user}@localhost/${database}?host=${encodeURIComponent(door.host)}`
}
