// The build writes new syntax in the old way, but adds no functions. What our pages call and browsers back to
// Chrome 87 and Safari 14 (the oldest that the build is for) do not have stands here; tests/journeys/plain-http.test.ts takes them away.

function add(to: object, name: string, value: unknown): void {
  if (!(name in to)) Object.defineProperty(to, name, { value, writable: true, configurable: true })
}

function at(this: ArrayLike<unknown>, index: number): unknown {
  const place = Math.trunc(index) || 0
  return this[place < 0 ? this.length + place : place]
}

add(Array.prototype, 'at', at)
add(String.prototype, 'at', at)
add(Array.prototype, 'findLast', function findLast(this: unknown[], isIt: (each: unknown, index: number) => boolean) {
  for (let index = this.length - 1; index >= 0; index -= 1) if (isIt(this[index], index)) return this[index]
  return undefined
})
add(Array.prototype, 'toReversed', function toReversed(this: unknown[]) {
  return [...this].reverse()
})
add(Object, 'hasOwn', (of: object, name: PropertyKey) => Reflect.getOwnPropertyDescriptor(of, name) !== undefined)
