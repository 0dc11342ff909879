import { type Language, sentenceFor } from '../../platform/i18n/messages.ts'
import { categoryMessages } from './messages-categories.ts'

type Named = { readonly code: string; readonly name: { readonly hans: string; readonly en: string } }

/** The name of a category. A name edited by the community has no 繁體 of its own and is said as it was entered. */
export function categoryWords(language: Language, { code, name }: Named): string {
  if (language === 'en') return name.en
  const known = sentenceFor('zh-Hans', categoryMessages, `category.${code}`) === name.hans
  return known ? (sentenceFor(language, categoryMessages, `category.${code}`) ?? name.hans) : name.hans
}

/** The name of the group a category stands in; groups are the first two digits of the code. */
export function groupWords(language: Language, code: string): string {
  const group = code.slice(0, 2)
  return sentenceFor(language, categoryMessages, `group.${group}`) ?? group
}
