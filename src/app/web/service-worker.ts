// Runs beside the pages that open without a connection, the phone’s and her own button’s, and gives them back. Built as one plain
// file for each (/pocket-worker.js, /well-worker.js); the build puts `shellPage`, `shellFiles` and `shellName` before it. Answers of
// the server are never kept here.

type Waiting = Event & { waitUntil(work: Promise<unknown>): void }
type Asked = Waiting & { readonly request: Request; respondWith(answer: Promise<Response>): void }

declare const self: {
  /** The address of the page that is kept. */
  readonly shellPage: string
  /** Addresses of everything the first screen needs. */
  readonly shellFiles: readonly string[]
  /** Name of this build's cache; another build has another. */
  readonly shellName: string
  readonly location: Location
  addEventListener(name: 'install' | 'activate', hear: (event: Waiting) => void): void
  addEventListener(name: 'fetch', hear: (event: Asked) => void): void
}

const page = self.shellPage
const patience = 4_000

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(self.shellName).then((cache) => cache.addAll([page, ...self.shellFiles])))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOlder())
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate') event.respondWith(openPage(request))
  else if (self.shellFiles.includes(pathname)) event.respondWith(shellFile(request))
})

async function dropOlder(): Promise<void> {
  const names = await caches.keys()
  const family = self.shellName.slice(0, self.shellName.lastIndexOf('-') + 1)
  const older = names.filter((name) => name.startsWith(family) && name !== self.shellName)
  await Promise.all(older.map((name) => caches.delete(name)))
}

/** The page of the server, or the kept one when it does not come in time: a bar of signal is often worse than none. */
async function openPage(request: Request): Promise<Response> {
  const kept = await caches.match(page)
  if (!kept) return await fetch(request)
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(patience) })
    // A link that leads on to the page is followed by the browser.
    return answer.ok || answer.type === 'opaqueredirect' ? answer : kept
  } catch {
    return kept
  }
}

async function shellFile(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreSearch: true })) ?? (await fetch(request))
}

export {}
