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
