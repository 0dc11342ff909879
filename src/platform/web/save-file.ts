/** Longer than any browser takes to begin to keep a file, also on a slow machine. */
const keptMs = 60_000

/** Gives a file to the browser to keep. */
export function saveFile(file: Blob, name: string): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  // Some browsers follow only links that stand in the page, and begin to read after the click has returned.
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(address), keptMs)
}
