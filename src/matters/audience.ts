import type { MatterState } from './rules-states.ts'

/**
 * Who may see the matter after an act, beyond its community and grid. Offices that held it keep sight; the party it was
 * dispatched to sees it until that ends.
 */
export function audienceAfter(
  audience: readonly string[],
  { before, after }: { before: MatterState; after: MatterState },
): string[] {
  const next = new Set([...audience, before.holderOffice, after.holderOffice])
  if (before.handler && (before.handler !== after.handler || after.dueAt === null)) next.delete(before.handler)
  if (after.handler && after.dueAt !== null) next.add(after.handler)
  return [...next]
}
