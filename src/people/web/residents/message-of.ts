/** What is wrong with the first of several fields that one line stands for, or null. */
export function messageOf(wrong: (field: string) => string | null, fields: readonly string[]): string | null {
  for (const field of fields) {
    const words = wrong(field)
    if (words) return words
  }
  return null
}
