import { hash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../db/transaction.ts'
import { Problem } from '../problem.ts'
import { commandProblems } from './problems.ts'

/** A write as it was sent: by whom, under which id made by the sender, with which content. */
export type Command = { readonly sender: string; readonly id: string; readonly content: string }

/** A command's content: the endpoint and everything sent to it. */
export function commandContent(endpoint: string, sent: unknown): string {
  return `${endpoint}\n${JSON.stringify(sent) ?? ''}`
}

/** The hash by which what was sent is known again. */
export function commandHash({ content }: Pick<Command, 'content'>): Buffer {
  return hash('sha256', content, 'buffer')
}

/**
 * Carries out a command once: a repeat waits for the first, then gets its verdict. `work` is given the instant of the claim.
 * The verdict must be plain data without secrets. Throws commands.reused when the id came with other content.
 */
export async function once<Verdict>(
  tx: Tx,
  at: { community: string; command: Command },
  work: (now: Date) => Promise<Verdict>,
): Promise<Verdict> {
  const { community, command } = at
  tx.sentBy(command.sender)
  const claimed = await tx.first(sql<{ at: Date }>`
    insert into commands (community_id, sender, id, payload_hash, at)
    values (${community}::uuid, ${command.sender}::uuid, ${command.id}::uuid, ${commandHash(command)}::bytea, clock_now())
    on conflict do nothing returning at`)
  if (!claimed) return firstVerdict<Verdict>(tx, community, command)
  const verdict = await work(claimed.at)
  tx.send(sql`
    update commands set verdict = ${JSON.stringify(verdict ?? null)}::jsonb
    where community_id = ${community}::uuid and sender = ${command.sender}::uuid and id = ${command.id}::uuid`)
  return verdict
}

async function firstVerdict<Verdict>(tx: Tx, community: string, command: Command): Promise<Verdict> {
  const row = await tx.first(sql<{ payload_hash: Buffer; verdict: Verdict }>`
    select payload_hash, verdict from commands
    where community_id = ${community}::uuid and sender = ${command.sender}::uuid and id = ${command.id}::uuid`)
  if (!row?.payload_hash.equals(commandHash(command))) throw new Problem(commandProblems.reused)
  return row.verdict
}
