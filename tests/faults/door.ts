/** Where the program is reached now; senders wait here while it is away. */
export type Door = {
  open(address: string): void
  close(): void
  /** The address, once there is one other than `seen`. */
  address(seen?: string): Promise<string>
}

/** A door that stands closed. */
export function closedDoor(): Door {
  let address: string | null = null
  let waiting: Array<() => void> = []
  return {
    open: (at) => {
      address = at
      const woken = waiting
      waiting = []
      for (const wake of woken) wake()
    },
    close: () => {
      address = null
    },
    address: async (seen) => {
      while (address === null || address === seen) await new Promise<void>((resolve) => waiting.push(resolve))
      return address
    },
  }
}

export type Sent = { readonly status: number; readonly body: Record<string, unknown> }
export type Sending = {
  readonly method?: string
  readonly path: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** Sends a request until it is answered, the same each time: a phone's outbox over a connection that breaks. */
export async function sendUntilAnswered(door: Door, sending: Sending): Promise<Sent> {
  let address = await door.address()
  for (;;) {
    const answer = await sendOnce(address, sending).catch(() => null)
    if (answer) return answer
    address = await door.address(address)
  }
}

/** Sends a request once. Throws when the connection breaks before the whole answer is there. */
export async function sendOnce(address: string, { method = 'POST', path, body, headers }: Sending): Promise<Sent> {
  const response = await fetch(address + path, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) }
}

/** Signs in and gives the cookie of the session. */
export async function signIn(address: string, username: string, password: string): Promise<string> {
  const response = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  })
  if (response.status !== 200) throw new Error(`${username} cannot sign in: ${await response.text()}`)
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}
