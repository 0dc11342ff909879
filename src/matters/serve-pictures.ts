import type { Actor } from '../platform/actor.ts'
import { httpProblems } from '../platform/http/problems.ts'
import { Problem } from '../platform/problem.ts'
import type { MatterContext } from './context.ts'
import { mayReadWords } from './policy.ts'
import { findLine, findPicture, findReport } from './read-report.ts'
import { openMatter } from './write.ts'

export type PictureAsk = {
  matter: { id: string } | { number: string } | { report: string }
  picture: string
  covered?: boolean
}

/** The bytes of a picture as this actor may see it: staff and its own reporter the picture, everybody else the covered copy. */
export async function pictureBytes(context: MatterContext, actor: Actor, ask: PictureAsk): Promise<Buffer> {
  const file = await context.database.read(actor, async (tx) => {
    const id = await matterIdOf(tx, actor, ask.matter)
    const row = id ? await openMatter(tx, id) : undefined
    const picture =
      row && (await findPicture(tx, { community: row.community_id, matter: row.id, picture: ask.picture }))
    if (!row || !picture || (picture.hidden_at && actor.kind !== 'account')) return null
    if (actor.kind === 'account') return !ask.covered && mayReadWords(actor, row) ? picture.file : picture.public_file
    if (actor.kind === 'code' && picture.report_id === actor.report) return picture.file
    return row.public_summary ? picture.public_file : null
  })
  if (!file) throw new Problem(httpProblems.notFound)
  return context.files.get(file).catch(() => {
    throw new Problem(httpProblems.notFound)
  })
}

async function matterIdOf(
  tx: Parameters<typeof findLine>[0],
  actor: Actor,
  matter: PictureAsk['matter'],
): Promise<string | undefined> {
  if ('id' in matter) return matter.id
  if ('number' in matter) return (await findLine(tx, matter))?.id
  if (actor.kind !== 'code') return undefined
  return (await findReport(tx, { community: actor.community, report: matter.report }))?.matter_id
}
