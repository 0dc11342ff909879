/** One message as the provider gets it; `id` stays the same however often it is sent. */
export type Message = {
  readonly id: string
  /** Stable name of the wording; the provider keeps the approved text for each name. */
  readonly template: string
  readonly params: Readonly<Record<string, string | number>>
  readonly phone: string
}

/** Hands a message to whoever sends it. Throws when it was not taken, with a reason that names no person. */
export type Provider = (message: Message) => Promise<void>

const patienceMs = 10_000

/** A provider behind an address: one POST of JSON a message, taken when the answer is 2xx. A secret is sent as a bearer token. */
export function webhookProvider(address: string, secret: string | null): Provider {
  return async (message) => {
    const response = await fetch(address, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': message.id,
        ...(secret ? { authorization: `Bearer ${secret}` } : {}),
      },
      body: JSON.stringify(message),
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    })
    await response.arrayBuffer()
    if (!response.ok) throw new Error(`the provider answered ${response.status}`)
  }
}
