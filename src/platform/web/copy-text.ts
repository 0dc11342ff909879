/** Puts the text where it can be pasted from; false where the browser refuses. */
export async function copyText(text: string): Promise<boolean> {
  try {
    // Pages without TLS have no clipboard; the old command still works there.
    if (navigator.clipboard) await navigator.clipboard.writeText(text)
    else return copyByCommand(text)
    return true
  } catch {
    return copyByCommand(text)
  }
}

function copyByCommand(text: string): boolean {
  const before = document.activeElement
  const field = document.createElement('textarea')
  field.value = text
  field.readOnly = true
  field.setAttribute('aria-hidden', 'true')
  field.style.cssText = 'position: fixed; opacity: 0'
  document.body.append(field)
  field.select()
  try {
    return document.execCommand('copy')
  } catch {
    return false
  } finally {
    field.remove()
    if (before instanceof HTMLElement) before.focus()
  }
}
