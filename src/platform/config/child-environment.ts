const passedOn = ['PATH', 'SystemRoot', 'TEMP', 'TMP']

/**
 * The environment of PostgreSQL's programs: only what the operating system needs, so that nobody's PG* variables,
 * locale or time zone reach the server.
 */
export function childEnvironment(more: Record<string, string> = {}): Record<string, string> {
  const kept = passedOn.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]))
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC', ...more }
}
