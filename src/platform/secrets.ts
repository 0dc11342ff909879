import { hash, hkdfSync } from 'node:crypto'
import { type SuiteName, suites } from './sealing-suites.ts'

/** A master key with the number that values sealed under it carry. */
export type MasterKey = { readonly number: number; readonly suite: SuiteName; readonly bytes: Buffer }

/** The master keys of an installation. What is new is sealed under the newest; the others open what is older. */
export type KeyRing = {
  /** All keys, newest first; never empty. */
  all(): readonly MasterKey[]
  /** The key of that number, or undefined. */
  numbered(number: number): MasterKey | undefined
}

/** Keyed work with the installation's master keys, each purpose under a key of its own. */
export type Sealing = {
  /**
   * Keyed hash of the text under the first key, 32 bytes. It stays the same when keys are rotated: for what was handed out
   * and cannot be made anew, such as links on paper and the database's passwords.
   */
  hash(purpose: string, text: string): Buffer
  /** Keyed hash that a kept field is found by, under the newest key; rotation makes it anew. */
  mark(purpose: string, text: string): Buffer
  /** The same under every key, newest first: while keys are rotated rows carry either. */
  marks(purpose: string, text: string): Buffer[]
  /** Encrypts text under the newest key; the first byte of the result is that key's number. */
  seal(purpose: string, text: string): Buffer
  /** Decrypts what `seal` made under any of the keys. Throws when it was changed or its key is not there. */
  open(purpose: string, sealed: Buffer): string
  /** Whether the value was sealed under the newest key. */
  isNewest(sealed: Buffer): boolean
  /** The suite of the key with this number, or undefined where there is none. */
  suiteOf(number: number): SuiteName | undefined
  /** A key of 32 bytes derived from the first. */
  key(purpose: string): Buffer
}

/** Keyed work over one master key of at least 32 bytes. */
export function sealingWith(master: Buffer): Sealing {
  const only: MasterKey = { number: 1, suite: 'aes', bytes: master }
  return sealingOver({ all: () => [only], numbered: (number) => (number === 1 ? only : undefined) })
}

/** Keyed work over a ring of master keys, which may grow meanwhile. */
export function sealingOver(ring: KeyRing): Sealing {
  const derived = new Map<string, Buffer>()
  const keyFrom = ({ number, bytes }: MasterKey, purpose: string) => {
    const name = `${number} ${purpose}`
    const known = derived.get(name) ?? Buffer.from(hkdfSync('sha256', bytes, 'gangwan', purpose, 32))
    derived.set(name, known)
    return known
  }
  const newest = () => ring.all()[0]!
  const first = () => ring.all().at(-1)!
  const markUnder = (master: MasterKey, purpose: string, text: string) =>
    suites[master.suite].hash(keyFrom(master, `hash:${purpose}`), text)
  if (newest().bytes.length < 32) throw new Error('the master key is too short')
  return {
    key: (purpose) => keyFrom(first(), purpose),
    hash: (purpose, text) => markUnder(first(), purpose, text),
    mark: (purpose, text) => markUnder(newest(), purpose, text),
    marks: (purpose, text) => ring.all().map((master) => markUnder(master, purpose, text)),
    suiteOf: (number) => ring.numbered(number)?.suite,
    isNewest: (sealed) => sealed[0] === newest().number,
    seal: (purpose, text) => {
      const master = newest()
      const body = suites[master.suite].seal(keyFrom(master, `seal:${purpose}`), text)
      return Buffer.concat([Buffer.from([master.number]), body])
    },
    open: (purpose, sealed) => {
      const master = ring.numbered(sealed[0] ?? 0)
      if (!master) throw new Error('sealed under an unknown key')
      return suites[master.suite].open(keyFrom(master, `seal:${purpose}`), sealed.subarray(1))
    },
  }
}

/** Plain SHA-256, for secrets that are random themselves. */
export function digest(text: string): Buffer {
  return hash('sha256', text, 'buffer')
}
