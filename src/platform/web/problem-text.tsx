import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { type Language, type Messages, sentenceFor, textIn } from '../i18n/messages.ts'
import { useLanguage } from './LanguageProvider.tsx'
import { problemMessages } from './messages-problems.ts'
import { ProblemError } from './problem-error.ts'

/** The wording of problems for one language. */
export type ProblemText = {
  /** What happened, what was kept and what to do, for whatever was caught. */
  readonly say: (error: unknown) => string
  /** What is wrong with one field of the request (a dotted path), or null. */
  readonly sayField: (error: unknown, field: string) => string | null
}

const RoomWords = createContext<readonly Messages[]>([])

type Props = { readonly children: ReactNode; readonly words: readonly Messages[] }

/** Lets screens below word the problems of these rooms too. Keys are problem codes, or `code:reason`, or `field.reason`. */
export function ProblemWords({ children, words }: Props) {
  return <RoomWords.Provider value={words}>{children}</RoomWords.Provider>
}

/** How problems are worded in the language of the page. */
export function useProblemText(): ProblemText {
  const words = useContext(RoomWords)
  const { language } = useLanguage()
  return useMemo(() => problemTextIn(language, words), [language, words])
}

/** Words problems from the rooms' messages and the platform's own, the more exact first. */
export function problemTextIn(language: Language, words: readonly Messages[] = []): ProblemText {
  const catalogue = [...words, problemMessages as Messages]
  return { say, sayField }

  function say(error: unknown): string {
    const said = error instanceof ProblemError && (find(`${error.code}:${error.reason}`) ?? find(error.code))
    return said || textIn(language, problemMessages)('problem.other')
  }

  function sayField(error: unknown, field: string): string | null {
    const wrong = error instanceof ProblemError ? error.fields.find((each) => each.field === field) : undefined
    return wrong ? (find(`field.${wrong.reason}`) ?? textIn(language, problemMessages)('field.other')) : null
  }

  function find(key: string): string | null {
    for (const messages of catalogue) {
      const sentence = sentenceFor(language, messages, key)
      if (sentence !== null) return sentence
    }
    return null
  }
}
