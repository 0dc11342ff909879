import { pinyin } from 'pinyin-pro'

/** Words by which a name is found: itself and its pairs of characters, its pinyin and the initials of that. */
export type NameToken = { readonly kind: 'name' | 'pinyin' | 'initials'; readonly token: string }

const longest = 60

/** The tokens of a name, each once. Names in other scripts are found by their letters. */
export function nameTokens(name: string): NameToken[] {
  const letters = [...name]
  const pairs = letters.slice(1).map((letter, index) => `${letters[index]}${letter}`)
  const syllables = pinyin(name, { toneType: 'none', type: 'array', surname: 'head', nonZh: 'consecutive', v: true })
  const spoken = syllables.map((syllable) => syllable.toLowerCase().replace(/[^a-z]/g, ''))
  const tokens: NameToken[] = [
    ...[name, ...pairs].map((token) => ({ kind: 'name' as const, token: token.toLowerCase() })),
    { kind: 'pinyin', token: spoken.join('') },
    { kind: 'initials', token: spoken.map((syllable) => syllable.slice(0, 1)).join('') },
  ]
  const seen = new Set<string>()
  return tokens
    .map(({ kind, token }) => ({ kind, token: token.slice(0, longest) }))
    .filter(({ kind, token }) => token !== '' && !seen.has(`${kind} ${token}`) && seen.add(`${kind} ${token}`))
}
