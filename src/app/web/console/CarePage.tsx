import type { ReactNode } from 'react'
import { careProblemWords } from '../../../care/web/console/index.ts'
import { residentProblems, staffMessages } from '../../../people/web/console/index.ts'
import { signInMessages } from '../../../people/web/index.ts'
import { ProblemWords } from '../../../platform/web/problem-text.tsx'
import { dutyMessages } from '../../../rosters/web/console/index.ts'

const words = [careProblemWords, dutyMessages, residentProblems, staffMessages, signInMessages]

/** The frame of every page of care at the desk, with the words for what is refused there. */
export function CarePage({ children }: { readonly children: ReactNode }) {
  return (
    <ProblemWords words={words}>
      <main className="desk-page stack">{children}</main>
    </ProblemWords>
  )
}
