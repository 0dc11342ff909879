import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** A family of algorithms under which values are sealed and hashed; each master key belongs to one. */
export type Suite = {
  /** Encrypts text so that a change of it is noticed. */
  seal(key: Buffer, text: string): Buffer
  /** Decrypts what `seal` made. Throws when it was changed or made under another key. */
  open(key: Buffer, sealed: Buffer): string
  /** Keyed hash, 32 bytes. */
  hash(key: Buffer, text: string): Buffer
}

const nonceBytes = 12
const tagBytes = 16

/** AES-256-GCM and HMAC-SHA-256. */
const international: Suite = {
  seal: (key, text) => {
    const nonce = randomBytes(nonceBytes)
    const cipher = createCipheriv('aes-256-gcm', key, nonce)
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return Buffer.concat([nonce, cipher.getAuthTag(), body])
  },
  open: (key, sealed) => {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes))
    decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes))
    return Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()]).toString('utf8')
  },
  hash: (key, text) => createHmac('sha256', key).update(text).digest(),
}

const blockBytes = 16
const markBytes = 32

/**
 * SM4 in counter mode under HMAC-SM3 (encrypt, then authenticate), by this Node's OpenSSL, which has no SM4-GCM. The first
 * half of the key encrypts, a key derived from the whole authenticates. It is no certified module.
 */
const national: Suite = {
  seal: (key, text) => {
    const counter = randomBytes(blockBytes)
    const cipher = createCipheriv('sm4-ctr', key.subarray(0, blockBytes), counter)
    const body = Buffer.concat([counter, cipher.update(text, 'utf8'), cipher.final()])
    return Buffer.concat([authenticated(key, body), body])
  },
  open: (key, sealed) => {
    const body = sealed.subarray(markBytes)
    if (
      sealed.length < markBytes + blockBytes ||
      !timingSafeEqual(sealed.subarray(0, markBytes), authenticated(key, body))
    )
      throw new Error('sealed under another key, or changed')
    const decipher = createDecipheriv('sm4-ctr', key.subarray(0, blockBytes), body.subarray(0, blockBytes))
    return Buffer.concat([decipher.update(body.subarray(blockBytes)), decipher.final()]).toString('utf8')
  },
  hash: (key, text) => createHmac('sm3', key).update(text).digest(),
}

function authenticated(key: Buffer, body: Buffer): Buffer {
  const own = createHmac('sm3', key).update('authenticates').digest()
  return createHmac('sm3', own).update(body).digest()
}

/** The suites by the name that a key file carries. */
export const suites = { aes: international, sm: national } as const satisfies Record<string, Suite>
export type SuiteName = keyof typeof suites

/** Whether the text names a suite. */
export function isSuite(text: string): text is SuiteName {
  return text in suites
}
