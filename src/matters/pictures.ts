import { createHash } from 'node:crypto'
import type { AccountActor, CodeActor } from '../platform/actor.ts'
import type { Context } from '../platform/context.ts'
import { keepPicture, coverPicture as paintOver, type Stroke } from '../platform/files/picture.ts'
import { httpProblems } from '../platform/http/problems.ts'
import { newSecret } from '../platform/ids.ts'
import { record } from '../platform/journal/write.ts'
import { Problem } from '../platform/problem.ts'
import { markSaid } from './mark-said.ts'
import { mayAct } from './policy.ts'
import { matterProblems } from './problems.ts'
import { findPicture, findPictures, findReport, type PictureRow } from './read-report.ts'
import { isNewPicture } from './rules-asks.ts'
import { insertPicture, type LockedMatter, lockMatter, openMatter, updatePicture } from './write.ts'

const mostPerMatter = 30

export type NewPicture = {
  matter: string
  report: string | null
  picture: string
  moment: 'before' | 'after'
  bytes: Buffer
}

/**
 * Adds a picture under the sender's own id; the same picture again gives the first row.
 * Decoding and writing happen before the transaction: none stays open over picture work. The row comes last, so a
 * crash leaves at most a file that no row names.
 */
export async function addPicture(
  context: Context,
  actor: AccountActor | CodeActor,
  input: NewPicture,
): Promise<PictureRow> {
  const { community, toldAt } = await mayAdd(context, actor, input)
  const kept = await keepPicture(input.bytes)
  if (!kept) throw new Problem(matterProblems.notAPicture, { fields: [{ field: 'picture', reason: 'not-a-picture' }] })
  const file = `pictures/${community}/${input.matter}/${newSecret(128)}.webp`
  await context.files.put(file, kept.bytes).catch(refuseWhenFull)
  const row = await context.database.write(actor, async (tx) => {
    const matter = await lockOrMissing(() => lockMatter(tx, input.matter))
    if ((await findPictures(tx, { community, matter: matter.id })).length >= mostPerMatter) {
      throw new Problem(matterProblems.tooManyPictures)
    }
    const added = await insertPicture(tx, {
      community_id: community,
      id: input.picture,
      matter_id: matter.id,
      report_id: input.report,
      moment: input.moment,
      file,
      bytes: kept.bytes.length,
      width: kept.width,
      height: kept.height,
      sha256: createHash('sha256').update(input.bytes).digest(),
      added_by: actor.kind === 'account' ? actor.account : null,
      made_at: matter.now,
    })
    const stored = await findPicture(tx, { community, matter: matter.id, picture: input.picture })
    if (!stored) throw new Problem(matterProblems.pictureIdTaken)
    if (added) {
      const { now, changed_at: changedAt } = matter
      if (toldAt && isNewPicture({ toldAt, changedAt, now })) markSaid(tx, matter, now)
      await record(tx, {
        community,
        kind: 'matter.picture_added',
        subject: { kind: 'matter', id: matter.id },
        at: matter.now,
        reader: actor.kind === 'account' ? 'staff' : 'reporter',
        facts: { picture: input.picture, moment: input.moment },
        grid: matter.grid_id,
      })
    }
    return stored
  })
  if (row.file !== file) await context.files.remove(file)
  return row
}

/** The community of a matter that the actor may add a picture to, and when she told of it where she is a reporter. */
async function mayAdd(
  context: Context,
  actor: AccountActor | CodeActor,
  input: NewPicture,
): Promise<{ community: string; toldAt: Date | null }> {
  return context.database.read(actor, async (tx) => {
    const matter = await lockOrMissing(() => openMatter(tx, input.matter))
    if (matter.due_at === null) throw new Problem(matterProblems.notNow, { reason: 'matter-ended' })
    if (actor.kind === 'account') {
      const answer = mayAct('add-picture', actor, matter)
      if (!answer.allowed) throw new Problem(matterProblems.refused, { reason: answer.reason })
      return { community: matter.community_id, toldAt: null }
    }
    const report = await findReport(tx, { community: matter.community_id, report: actor.report })
    if (!report) throw new Problem(httpProblems.notFound)
    return { community: matter.community_id, toldAt: report.made_at }
  })
}

async function lockOrMissing(find: () => Promise<LockedMatter | undefined>): Promise<LockedMatter> {
  const matter = await find()
  if (!matter) throw new Problem(httpProblems.notFound)
  return matter
}

function refuseWhenFull(error: NodeJS.ErrnoException): never {
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT') throw new Problem(matterProblems.storeFull)
  throw error
}

/** Makes the public copy of a picture with the strokes painted over. Only staff who may approve a summary do so. */
export async function coverPicture(
  context: Context,
  actor: AccountActor,
  input: { matter: string; picture: string; strokes: readonly Stroke[] },
): Promise<PictureRow> {
  const { matter, picture } = await context.database.read(actor, async (tx) => {
    const found = await lockOrMissing(() => openMatter(tx, input.matter))
    const answer = mayAct('approve-summary', actor, found)
    if (!answer.allowed) throw new Problem(matterProblems.refused, { reason: answer.reason })
    const row = await findPicture(tx, { community: found.community_id, matter: found.id, picture: input.picture })
    if (!row) throw new Problem(httpProblems.notFound)
    return { matter: found, picture: row }
  })
  const bytes = await context.files.get(picture.file)
  const covered = await paintOver({ bytes, width: picture.width, height: picture.height }, input.strokes)
  const file = picture.file.replace(/[^/]+$/, `${newSecret(128)}.public.webp`)
  await context.files.put(file, covered.bytes).catch(refuseWhenFull)
  await context.database.write(actor, async (tx) => {
    const locked = await lockOrMissing(() => lockMatter(tx, matter.id))
    await updatePicture(tx, picture, { public_file: file, approved_by: actor.account })
    await record(tx, {
      community: locked.community_id,
      kind: 'matter.picture_approved',
      subject: { kind: 'matter', id: locked.id },
      at: locked.now,
      reader: 'staff',
      facts: { picture: picture.id, strokes: input.strokes.length },
      grid: locked.grid_id,
    })
  })
  if (picture.public_file) await context.files.remove(picture.public_file)
  return { ...picture, public_file: file, approved_by: actor.account }
}
