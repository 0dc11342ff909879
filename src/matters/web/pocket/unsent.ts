import type { OutboxEntry } from '../../../platform/web/outbox.ts'
import { ProblemError } from '../../../platform/web/problem-error.ts'
import { reportMatter } from '../../contract-public.ts'

/** What was written in a step or report, to be read, printed or written anew. */
export function writtenIn({ body }: Pick<OutboxEntry, 'body'>): string {
  const written = body as Record<string, unknown>
  return ['words', 'reason', 'answer']
    .map((name) => written[name])
    .filter((words) => typeof words === 'string')
    .join('\n')
}

/** The matter that a step is about; null while the server has not yet given a report its matter. */
export function matterOf({
  endpointId,
  lane,
  reply,
}: Pick<OutboxEntry, 'endpointId' | 'lane' | 'reply'>): string | null {
  if (endpointId !== reportMatter.id) return endpointId.startsWith('matters.') ? lane : null
  return (reply as { matter?: string } | null)?.matter ?? null
}

/** Pictures that were not taken yet; what follows a report may also be a step. */
export function picturesLeft({ attachments }: Pick<OutboxEntry, 'attachments'>): number {
  return attachments.filter(({ method }) => method === 'PUT').length
}

/** The refusal as a problem that the screens can word. */
export function refusalError({ refusal }: Pick<OutboxEntry, 'refusal'>): ProblemError {
  if (!refusal) return new ProblemError({ code: 'network', status: 0 })
  const { reason, requestId, ...facts } = refusal
  return new ProblemError({ ...facts, ...(reason ? { reason } : {}), ...(requestId ? { requestId } : {}) })
}
