import type { StoryLine } from './story-line.ts'

/** A line of a story, with how often the same happened without anything in between and when it began. */
export type FoldedLine = StoryLine & { readonly times: number; readonly since: string }

/** Makes one line of the same thing happening again and again; newest first, as they are shown. What somebody wrote stands alone. */
export function foldRepeats(lines: readonly StoryLine[]): FoldedLine[] {
  const folded: FoldedLine[] = []
  for (const line of lines) {
    const newer = folded.at(-1)
    if (newer && isSame(newer, line)) folded[folded.length - 1] = { ...newer, times: newer.times + 1, since: line.at }
    else folded.push({ ...line, times: 1, since: line.at })
  }
  return folded
}

function isSame(newer: StoryLine, older: StoryLine): boolean {
  const isBare = (line: StoryLine) => !line.words && !line.pictures?.length
  return isBare(newer) && isBare(older) && newer.sentence === older.sentence && newer.by === older.by
}
