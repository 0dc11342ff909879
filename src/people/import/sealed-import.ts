import type { Context } from '../../platform/context.ts'
import { httpProblems } from '../../platform/http/problems.ts'
import { Problem } from '../../platform/problem.ts'
import type { Sealing } from '../../platform/secrets.ts'
import type { ReadRow } from './rules-rows.ts'

/** What of a line is sealed: everything that is somebody's. */
export type Content = Pick<
  ReadRow,
  'door' | 'name' | 'sex' | 'birth' | 'phone' | 'relation' | 'headCount' | 'cells'
> & {
  /** What was said of it when it was read, before it was compared. */
  readonly remarks: ReadRow['remarks']
}

export function sealContent(secrets: Sealing, content: Content): Buffer {
  return secrets.seal('import', JSON.stringify(content))
}

export function openContent(secrets: Sealing, sealed: Buffer): Content {
  return JSON.parse(secrets.open('import', sealed)) as Content
}

/** Anything an import keeps to be taken back by. */
export function sealBefore(secrets: Sealing, before: unknown): Buffer {
  return secrets.seal('import', JSON.stringify(before))
}

export function openBefore<Before>(secrets: Sealing, sealed: Buffer): Before {
  return JSON.parse(secrets.open('import', sealed)) as Before
}

type At = { readonly community: string; readonly id: string }

const fileOf = ({ community, id }: At) => `imports/${community}/${id}.sealed`

/** Keeps the uploaded file sealed while the import is pending. */
export async function keepFile({ files, secrets }: Context, at: At, bytes: Buffer): Promise<void> {
  await files.put(fileOf(at), secrets.seal('import-file', bytes.toString('base64')))
}

/** The uploaded file; null where it is no longer there, as after a restore. */
export async function openFile({ files, secrets }: Context, at: At): Promise<Buffer | null> {
  const sealed = await files.get(fileOf(at)).catch((error: { code?: string }) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  return sealed && Buffer.from(secrets.open('import-file', sealed), 'base64')
}

export async function eraseFile({ files }: Context, at: At): Promise<void> {
  await files.remove(fileOf(at))
}

/** Refuses a body that is no file. Throws http.invalid. */
export function fileIn(body: unknown): Buffer {
  if (Buffer.isBuffer(body) && body.length > 0) return body
  throw new Problem(httpProblems.invalid, { fields: [{ field: 'file', reason: 'missing' }] })
}
