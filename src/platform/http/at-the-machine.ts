import type { FastifyRequest } from 'fastify'
import { isLoopback } from '../config/configuration.ts'

/**
 * Whether a call comes from this machine under this machine's own name, as it does through a forwarded port of SSH too. A
 * proxy beside the program calls from here as well, and a foreign page may have its name point here: what either adds gives
 * it away.
 */
export function isAtTheMachine({ ip, hostname, headers, raw }: FastifyRequest): boolean {
  const isOwn = isLoopback(ip.replace(/^::ffff:/, '')) && isLoopback(hostname.replace(/^\[|\]$/g, ''))
  // nginx, left as it comes, keeps every name to itself but speaks HTTP/1.0, which no browser does.
  const isPassedOn = forwarding.some((name) => headers[name] !== undefined) || raw.httpVersion === '1.0'
  return isOwn && !isPassedOn
}

const forwarding = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via']
