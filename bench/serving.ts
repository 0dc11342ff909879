import { type ChildProcess, fork } from 'node:child_process'
import { castPassword } from '../src/people/testing.ts'
import { testKey } from '../src/platform/testing/cluster.ts'

/** One process of the program as it is run, from the built files; `memory` is what it took while idle, in bytes. */
export type Served = { readonly port: number; readonly memory: number; readonly child: ChildProcess }

/** Starts it on a migrated database. */
export async function serve(adminAddress: string, home: string): Promise<Served> {
  const child = fork('bench/serve.mjs', [adminAddress, home, testKey.toString('hex')], { execArgv: [] })
  const told = await new Promise<Omit<Served, 'child'>>((resolve, reject) => {
    child.once('message', (message) => resolve(message as Omit<Served, 'child'>))
    child.once('exit', () => reject(new Error('the server ended')))
  })
  return { ...told, child }
}

/** Signs somebody of the cast in; gives the cookies. */
export async function signIn({ port }: Served, username: string): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: castPassword }),
  })
  if (!response.ok) throw new Error(`sign-in failed: ${response.status}`)
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

/** Stops it; resolves once it has ended. */
export async function stopServing(served: Served | undefined): Promise<void> {
  served?.child.disconnect()
  await new Promise((resolve) => (served ? served.child.once('exit', resolve) : resolve(null)))
}
