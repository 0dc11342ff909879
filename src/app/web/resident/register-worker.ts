/** Lets her button open without a connection, also by its link. Browsers allow it over TLS and on this machine only. */
export function registerWellWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  navigator.serviceWorker.register('/well-worker.js', { scope: '/w' }).catch(() => {})
}
