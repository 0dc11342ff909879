/** Lets the phone open without a connection. Browsers allow it over TLS and on this machine only; elsewhere nothing happens. */
export function registerWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  // Without it everything works but opening offline; the screen "me" says whether it is there.
  navigator.serviceWorker.register('/pocket-worker.js', { scope: '/pocket' }).catch(() => {})
}
