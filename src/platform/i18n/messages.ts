/** The three languages of the program, by BCP 47 tag. */
export const languages = ['zh-Hans', 'zh-Hant', 'en'] as const
export type Language = (typeof languages)[number]

/** 简体 and English by hand; 繁體 stands in the generated file beside it. `{name}` is a placeholder. */
export type Wording = readonly [hans: string, english: string]

/** What a screen can say. */
export type Messages<Wordings extends Record<string, Wording> = Record<string, Wording>> = {
  readonly wordings: Wordings
  readonly hant: { readonly [Key in keyof Wordings]: string }
}

type Placeholders<Sentence> = Sentence extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never

type Values<Sentence> = [Placeholders<Sentence>] extends [never]
  ? []
  : [values: { readonly [Name in Placeholders<Sentence>]: string | number }]

/** Says one message; a missing key or placeholder does not compile. */
export type Say<Wordings extends Record<string, Wording>> = <Key extends keyof Wordings & string>(
  key: Key,
  ...values: Values<Wordings[Key][1]>
) => string

/**
 * Names a screen's messages: `{ 'matters.report.title': ['报一件事', 'Report something'] }` and the generated 繁體 of the same
 * keys (`messages.hant.generated.ts`, written by `tools/hant.ts`). A key without 繁體 does not compile.
 */
export function defineMessages<const Wordings extends Record<string, Wording>>(
  wordings: Wordings,
  hant: { readonly [Key in keyof Wordings]: string },
): Messages<Wordings> {
  return { wordings, hant }
}

/** The messages in one language. */
export function textIn<Wordings extends Record<string, Wording>>(
  language: Language,
  messages: Messages<Wordings>,
): Say<Wordings> {
  return (key, ...values) => fill(sentenceIn(language, messages, key), values[0] ?? {})
}

/** The sentence of a key that may not be there, for keys made of codes that come from the server. */
export function sentenceFor(language: Language, messages: Messages, key: string): string | null {
  return Object.hasOwn(messages.wordings, key) ? sentenceIn(language, messages, key) : null
}

function sentenceIn<Wordings extends Record<string, Wording>>(
  language: Language,
  messages: Messages<Wordings>,
  key: keyof Wordings,
): string {
  if (language === 'zh-Hant') return messages.hant[key]
  return messages.wordings[key]![language === 'en' ? 1 : 0]
}

function fill(sentence: string, values: { readonly [name: string]: string | number }): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

/** The names between braces, in order of their first appearance. */
export function placeholdersOf(sentence: string): string[] {
  return [...new Set([...sentence.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!))]
}

/** The first language of ours that a reader's list of tags asks for; English when it asks for none of them. */
export function languageFor(tags: readonly string[]): Language {
  for (const tag of tags.map((each) => each.toLowerCase())) {
    if (/^(zh|yue)-(hant|tw|hk|mo)/.test(tag)) return 'zh-Hant'
    if (/^(zh|yue)\b/.test(tag)) return 'zh-Hans'
    if (/^en\b/.test(tag)) return 'en'
  }
  return tags.length === 0 ? 'zh-Hans' : 'en'
}
