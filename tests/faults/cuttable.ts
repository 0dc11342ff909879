import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A line to the database that can be cut: what is sent then reaches nobody, and nobody is told. */
export type Cuttable = {
  /** The same database through the line. */
  readonly address: string
  cut(): void
  /** Lines that were cut break; new ones hold. */
  mend(): void
  close(): Promise<void>
}

/** Opens a proxy before the database of the address. */
export async function openCuttable(address: string): Promise<Cuttable> {
  const pairs = new Set<readonly [Socket, Socket]>()
  let isCut = false
  const server = createServer((near) => {
    const far = connect(doorOf(address))
    const pair = [near, far] as const
    pairs.add(pair)
    const end = () => {
      pairs.delete(pair)
      near.destroy()
      far.destroy()
    }
    for (const [from, to] of [pair, [far, near] as const]) {
      from.on('error', end).on('close', end)
      from.on('data', (bytes) => to.write(bytes))
    }
    if (isCut) for (const socket of pair) socket.pause()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const through = new URL(address)
  through.hostname = '127.0.0.1'
  through.port = String((server.address() as AddressInfo).port)
  through.searchParams.delete('host')
  return {
    address: through.toString(),
    cut: () => {
      isCut = true
      for (const socket of [...pairs].flat()) socket.pause()
    },
    mend: () => {
      isCut = false
      for (const [near, far] of [...pairs]) {
        near.destroy()
        far.destroy()
      }
    },
    close: async () => {
      for (const socket of [...pairs].flat()) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function doorOf(address: string): { path: string } | { host: string; port: number } {
  const { hostname, port, searchParams } = new URL(address)
  const folder = searchParams.get('host') ?? (hostname.startsWith('%2F') ? decodeURIComponent(hostname) : null)
  const number = Number(searchParams.get('port') ?? (port || 5432))
  return folder ? { path: `${folder}/.s.PGSQL.${number}` } : { host: hostname, port: number }
}
