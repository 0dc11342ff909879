import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { Obstacle } from '../obstacle.ts'
import { programFolder } from './program-folder.ts'

export type LogLevel = 'silent' | 'error' | 'warn' | 'info' | 'debug'

/** Everything that the environment decides, read once. */
export type Configuration = {
  /** The address the program listens on, and its port. */
  readonly host: string
  readonly port: number
  /** The data folder, as an absolute path. */
  readonly home: string
  /** A PostgreSQL to use instead of the program's own; a role that may create roles. */
  readonly databaseAddress: string | null
  /** The address people reach this installation at, without a slash at the end; null while it is not set. */
  readonly publicAddress: string | null
  /** Whose word about the caller's address is believed: nobody's, or that of the named proxies. */
  readonly trustProxy: false | string
  readonly logLevel: LogLevel
  /** Where messages to residents are handed on, and the secret it is shown; null while there is nobody who sends them. */
  readonly noticeWebhook: { readonly address: string; readonly secret: string | null } | null
  /** An address outside that is told every minute that care goes on, while it does; null for nobody. */
  readonly heartbeat: string | null
  /** The style of a map under the estate, in WGS-84; null for the estate on plain ground, for which nothing is fetched. */
  readonly mapStyle: string | null
}

export type Environment = Readonly<Record<string, string | undefined>>

const logLevels: readonly LogLevel[] = ['silent', 'error', 'warn', 'info', 'debug']

/** The environment of this process over the file `.env` of the installation. Throws an {@link Obstacle} naming the variable that is wrong. */
export function readConfiguration(): Configuration {
  return configurationFrom({ ...settingsFile(), ...process.env })
}

function settingsFile(): Environment {
  try {
    return parseEnv(readFileSync(join(programFolder(), '.env'), 'utf8'))
  } catch {
    return {}
  }
}

/** Reads the variables; an empty one counts as not set. Throws an {@link Obstacle} naming the variable that is wrong. */
export function configurationFrom(environment: Environment): Configuration {
  const text = (name: string) => environment[name]?.trim() || null
  const home = text('GANGWAN_HOME')
  return {
    host: hostFrom(text('HOST') ?? '127.0.0.1'),
    port: portFrom(text('PORT') ?? '8080'),
    home: home ? resolve(home) : join(programFolder(), 'data'),
    databaseAddress: databaseAddressFrom(text('DATABASE_URL')),
    publicAddress: publicAddressFrom(text('PUBLIC_ADDRESS')),
    trustProxy: trustProxyFrom(text('TRUST_PROXY')),
    logLevel: logLevelFrom(text('LOG_LEVEL') ?? 'info'),
    noticeWebhook: noticeWebhookFrom(text('NOTICE_WEBHOOK'), text('NOTICE_SECRET')),
    heartbeat: heartbeatFrom(text('HEARTBEAT_ADDRESS')),
    mapStyle: mapStyleFrom(text('MAP_STYLE')),
  }
}

/** Whether only this machine can reach the address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)
}

function hostFrom(text: string): string {
  if (isIP(text) || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text)) return text
  throw new Obstacle(`HOST is "${text}" but has to be an address to listen on, such as 127.0.0.1 or 0.0.0.0.`)
}

function portFrom(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text)
  throw new Obstacle(`PORT is "${text}" but has to be a whole number from 0 to 65535.`)
}

function databaseAddressFrom(text: string | null): string | null {
  if (text === null) return null
  // libpq's short form for a socket leaves the host out, which the address's other readers do not understand.
  const address = text.replace(/^(postgres(?:ql)?:\/\/(?:[^/@]*@)?)(?=\/)/, '$1localhost')
  if (/^postgres(ql)?:\/\/[^/]+\/[^/?]+/.test(address) && URL.canParse(address)) return address
  throw new Obstacle('DATABASE_URL has to look like postgres://user:password@host:5432/database.')
}

function publicAddressFrom(text: string | null): string | null {
  if (text === null) return null
  const address = URL.canParse(text) ? new URL(text) : null
  const isRoot = address && address.pathname === '/' && !address.search && !address.hash && !address.username
  if (isRoot && ['http:', 'https:'].includes(address.protocol)) return address.origin
  throw new Obstacle(`PUBLIC_ADDRESS is "${text}" but has to look like https://gangwan.example, without a path.`)
}

function trustProxyFrom(text: string | null): false | string {
  if (text === null || text === 'false') return false
  const names = text.split(',').map((name) => name.trim())
  const isProxy = (name: string) =>
    ['loopback', 'linklocal', 'uniquelocal'].includes(name) || isIP(name.replace(/\/\d{1,3}$/, '')) > 0
  if (names.every(isProxy)) return names.join(',')
  throw new Obstacle(
    `TRUST_PROXY is "${text}" but has to name the proxies: "loopback", or their addresses with commas.`,
  )
}

function logLevelFrom(text: string): LogLevel {
  const level = logLevels.find((known) => known === text)
  if (level) return level
  throw new Obstacle(`LOG_LEVEL is "${text}" but has to be one of ${logLevels.join(', ')}.`)
}

function heartbeatFrom(text: string | null): string | null {
  if (text === null) return null
  if (URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol)) return text
  throw new Obstacle(`HEARTBEAT_ADDRESS is "${text}" but has to look like https://watch.example/gangwan.`)
}

function mapStyleFrom(text: string | null): string | null {
  if (text === null) return null
  if (URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol)) return text
  throw new Obstacle(`MAP_STYLE is "${text}" but has to look like https://maps.example/style.json.`)
}

function noticeWebhookFrom(address: string | null, secret: string | null): Configuration['noticeWebhook'] {
  if (address === null) return null
  const protocol = URL.canParse(address) ? new URL(address).protocol : ''
  if (['http:', 'https:'].includes(protocol)) return { address, secret }
  throw new Obstacle(`NOTICE_WEBHOOK is "${address}" but has to look like https://sender.example/messages.`)
}
