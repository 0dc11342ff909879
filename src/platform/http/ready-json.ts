/**
 * A reply whose JSON is at hand as bytes, because most of it was put into words before; sent as it stands.
 * `Reply` is what a reader of the bytes finds in them.
 */
export class ReadyJson<Reply> {
  declare readonly reply: Reply
  readonly bytes: Buffer

  constructor(bytes: Buffer) {
    this.bytes = bytes
  }
}

const opening = Buffer.from('{"items":[')
const comma = Buffer.from(',')

/** A keyset page of items that are bytes already. */
export function readyPage<Item>(
  items: readonly Buffer[],
  next: string | null,
): ReadyJson<{ items: Item[]; next: string | null }> {
  const parts: Buffer[] = [opening]
  for (const [index, item] of items.entries()) {
    if (index > 0) parts.push(comma)
    parts.push(item)
  }
  parts.push(Buffer.from(`],"next":${JSON.stringify(next)}}`))
  return new ReadyJson(Buffer.concat(parts))
}

/** One object out of several that are bytes already, none of them empty, each with fields of its own. */
export function readyFields<Reply>(objects: readonly Buffer[]): ReadyJson<Reply> {
  const parts: Buffer[] = []
  for (const [index, object] of objects.entries()) {
    if (index > 0) parts.push(comma)
    parts.push(object.subarray(index === 0 ? 0 : 1, index === objects.length - 1 ? undefined : -1))
  }
  return new ReadyJson(Buffer.concat(parts))
}
