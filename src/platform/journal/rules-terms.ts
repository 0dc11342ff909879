/** Days for which words of the journal are kept where they do not stay with their subject. */
export const daysOfWords = 730

/** When words that were said at this moment are erased. */
export function wordsDue(said: Date): Date {
  return new Date(said.getTime() + daysOfWords * 86_400_000)
}
