import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** A front door: the built page, and the addresses that open it. */
export type FrontDoor = {
  page: string
  addresses: readonly string[]
  /** Whether it also says that an address leads nowhere. */
  isForTheLost?: boolean
}

/** Serves the built front doors and their assets. A page that was not built answers with a plain sentence. */
export async function serveWebPages(app: FastifyInstance, folder: string, doors: readonly FrontDoor[]): Promise<void> {
  if (existsSync(folder)) {
    await app.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      index: false,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const forever = path.includes('/assets/')
        reply.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  }
  for (const { page, addresses, isForTheLost } of doors) {
    const html = await readFile(join(folder, page), 'utf8').catch(
      () => '<!doctype html><title>Gangwan</title><p>npm run build',
    )
    if (isForTheLost) app.lostPage.html = html
    for (const address of addresses) {
      app.get(address, (_request, reply) =>
        reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(html),
      )
    }
  }
}
