import { type Command, commandHash } from '../platform/commands/write.ts'
import { digest, type Sealing } from '../platform/secrets.ts'

/**
 * What a reporter holds. Link and PIN are derived from the installation's keys and the report's id, so that a repeated
 * command gives the same answer and the database keeps hashes only.
 */
export type ReporterSecrets = { code: string; codeHash: Buffer; pin: string; pinHash: Buffer }

/** The secrets of one report: a code of 160 bits and a PIN of eight digits for the telephone. */
export function secretsOf(secrets: Sealing, at: { report: string; number: string }): ReporterSecrets {
  const code = secrets.hash('report link', at.report).subarray(0, 20).toString('base64url')
  const pin = String(secrets.hash('report pin', at.report).readUIntBE(0, 6) % 100_000_000).padStart(8, '0')
  return { code, codeHash: codeHashOf(code), pin, pinHash: pinHashOf(secrets, { number: at.number, pin }) }
}

/** The hash under which a code is looked up. */
export function codeHashOf(code: string): Buffer {
  return digest(`report link\n${code}`)
}

/** The keyed hash by which what was sent with a report is known again. Without a key, words could be tried against it. */
export function commandHashOf(secrets: Sealing, command: Pick<Command, 'content'>): Buffer {
  return secrets.hash('report command', command.content)
}

/** Whether that is what was sent, by the hash that was kept of it. */
export function isOfCommand(secrets: Sealing, kept: Buffer, command: Pick<Command, 'content'>): boolean {
  if (kept.equals(commandHashOf(secrets, command))) return true
  // Reports that earlier releases kept carry a keyed hash of the content's own hash.
  return kept.equals(secrets.hash('report command', commandHash(command).toString('hex')))
}

/** The keyed hash under which a number with its PIN is looked up. */
export function pinHashOf(secrets: Sealing, at: { number: string; pin: string }): Buffer {
  return secrets.hash('report pin of a number', `${at.number}\n${at.pin}`)
}
