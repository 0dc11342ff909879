import { useEffect, useMemo, useState } from 'react'
import { useLanguage } from '../../../../platform/web/LanguageProvider.tsx'
import { suggestCategories } from '../../../rules-words.ts'
import { categoryWords } from '../../category-words.ts'
import { useCategories } from '../queries.ts'
import { categoryOf, type Draft } from './draft.ts'

export type CategoryLine = { readonly code: string; readonly word: string; readonly isPrivate: boolean }

/** The category of a draft: all there are, the first three that its words suggest, and the one that holds. */
export function useCategory(draft: Draft) {
  const { language } = useLanguage()
  const { data } = useCategories(draft.community)
  const lines = useMemo(
    () =>
      (data?.items ?? []).map(
        ({ code, name, private: isPrivate }): CategoryLine => ({
          code,
          word: categoryWords(language, { code, name }),
          isPrivate,
        }),
      ),
    [data, language],
  )
  const words = useSettled(draft.words, 250)
  const suggested = useMemo(() => suggestCategories(words, lines).slice(0, 3), [words, lines])
  const code = categoryOf(draft, suggested)
  // Known from the code where the list could not be read: these groups are private everywhere.
  const isPrivate = lines.find((line) => line.code === code)?.isPrivate ?? /^0[569]/.test(code)
  return { lines, suggested, code, isPrivate }
}

/** A value once it has stood still for so many milliseconds. */
export function useSettled<Value>(value: Value, milliseconds: number): Value {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return settled
}
