import type { FastifyReply } from 'fastify'

/** The bytes of a picture that was sent; nothing sent counts as no picture. */
export function bytesOf(body: unknown): Buffer {
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0)
}

/** Marks the answer as a picture that only this viewer's browser may keep. */
export function asPicture(reply: FastifyReply, bytes: Buffer): Buffer {
  reply.type('image/webp').header('cache-control', 'private, max-age=300').header('content-disposition', 'inline')
  return bytes
}
