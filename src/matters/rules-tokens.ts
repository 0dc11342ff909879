/** Two-character tokens of Chinese text, and Latin words and numbers whole; lower case, full width folded, each once. */
export function tokens(words: string): string[] {
  const text = words.normalize('NFKC').toLowerCase()
  const found = new Set<string>()
  for (const run of text.match(/\p{Script=Han}+|[a-z0-9]+/gu) ?? []) {
    if (/^[a-z0-9]/.test(run)) found.add(run)
    else if (run.length === 1) found.add(run)
    else for (let at = 0; at + 1 < run.length; at += 1) found.add(run.slice(at, at + 2))
  }
  return [...found]
}
