import { join } from 'node:path'
import { sealingWith } from '../dist/server/app/secrets.js'
import { startServer } from '../dist/server/app/server.js'

// One process of the built program for the bench: no limits on tries, quiet, told what it needs on the command line.
const [adminAddress = '', home = '', key = ''] = process.argv.slice(2)
const secrets = sealingWith(Buffer.from(key, 'hex'))
const server = await startServer({
  adminAddress,
  passwordOf: (role) => secrets.hash('database', role).toString('hex'),
  secrets,
  home,
  host: '127.0.0.1',
  port: 0,
  publicAddress: null,
  trustProxy: false,
  isDemo: false,
  version: 'bench',
  webFolder: join(home, 'no-pages'),
  logLevel: 'silent',
  minds: true,
  throttled: false,
})
process.send?.({ port: Number(new URL(server.address).port), memory: process.memoryUsage().rss })
process.on('message', (message) => {
  if (message === 'memory') process.send?.({ memory: process.memoryUsage().rss })
})
process.on('disconnect', () => void server.stop().then(() => process.exit(0)))
