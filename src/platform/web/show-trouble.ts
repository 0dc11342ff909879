/**
 * Brings the first thing that is wrong with a form into sight, and the cursor to it where something is to be written.
 * Called after a press that led nowhere: on a small screen in large type the word for it may stand under the fold.
 */
export function showTrouble(): void {
  requestAnimationFrame(() => {
    const first = document.querySelector<HTMLElement>('main :is([aria-invalid="true"], [role="alert"])')
    if (!first) return
    if (first.matches('input, textarea, select')) first.focus({ preventScroll: true })
    const field = first.closest<HTMLElement>('.field') ?? first
    // What is taller than the window begins at its top.
    field.scrollIntoView({ block: field.offsetHeight > window.innerHeight * 0.6 ? 'start' : 'center' })
  })
}
