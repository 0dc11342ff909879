import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** Keyed work with the installation's master key, each purpose under a key of its own. */
export type Sealing = {
  /** Keyed hash of the text, 32 bytes: the same text gives the same hash only under the same key and purpose. */
  hash(purpose: string, text: string): Buffer
  /** Encrypts text (AES-256-GCM); the first byte of the result is the key's number. */
  seal(purpose: string, text: string): Buffer
  /** Decrypts what `seal` made. Throws when it was changed or made under another key. */
  open(purpose: string, sealed: Buffer): string
  /** A derived key of 32 bytes. */
  key(purpose: string): Buffer
}

const firstKey = 1

/** Keyed work over a master key of at least 32 bytes. */
export function sealingWith(master: Buffer): Sealing {
  if (master.length < 32) throw new Error('the master key is too short')
  const derived = new Map<string, Buffer>()
  const key = (purpose: string) => {
    const known = derived.get(purpose) ?? Buffer.from(hkdfSync('sha256', master, 'gangwan', purpose, 32))
    derived.set(purpose, known)
    return known
  }
  return {
    key,
    hash: (purpose, text) =>
      createHmac('sha256', key(`hash:${purpose}`))
        .update(text)
        .digest(),
    seal: (purpose, text) => {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key(`seal:${purpose}`), nonce)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.from([firstKey]), nonce, cipher.getAuthTag(), body])
    },
    open: (purpose, sealed) => {
      if (sealed[0] !== firstKey) throw new Error('sealed under an unknown key')
      const decipher = createDecipheriv('aes-256-gcm', key(`seal:${purpose}`), sealed.subarray(1, 13))
      decipher.setAuthTag(sealed.subarray(13, 29))
      return Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()]).toString('utf8')
    },
  }
}

/** Plain SHA-256, for secrets that are random themselves. */
export function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
