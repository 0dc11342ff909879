import { join } from 'node:path'
import { startServer } from '../src/app/server.ts'
import { sealingWith } from '../src/platform/secrets.ts'
import { testKey, testPasswordOf } from '../src/platform/testing/cluster.ts'

// One process of the program for the bench: no limits on tries, quiet, told what it needs on the command line.
const [adminAddress = '', home = ''] = process.argv.slice(2)
const server = await startServer({
  adminAddress,
  passwordOf: testPasswordOf,
  secrets: sealingWith(testKey),
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
