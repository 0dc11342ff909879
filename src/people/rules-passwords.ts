/** Shortest and longest passwords taken, in characters. */
export const passwordLength = { least: 12, most: 128 } as const

/** Why a password is not taken; a stable word, or null when it is. */
export type Weakness = 'too-short' | 'too-long' | 'too-few-different' | 'like-the-name' | 'too-common'

const common = [
  '123456789012',
  '1234567890',
  '0987654321',
  'password',
  'qwertyuiop',
  'abcdefgh',
  'iloveyou',
  'woaini',
  'gangwan',
  'admin',
]
const leastDifferent = 6

/** Whether a password is too easy to guess for this person. Length counts most; no rules about kinds of characters. */
export function weaknessOf(password: string, person: { username: string; name: string }): Weakness | null {
  const characters = [...password.normalize('NFKC')]
  if (characters.length < passwordLength.least) return 'too-short'
  if (characters.length > passwordLength.most) return 'too-long'
  if (new Set(characters).size < leastDifferent) return 'too-few-different'
  const plain = characters.join('').toLowerCase()
  const rest = (word: string) => plain.split(word).join('').length
  // What is left beside a well-known word must be a password's length of its own by half.
  const leans = (word: string) => word.length >= 2 && plain.includes(word) && rest(word) < passwordLength.least / 2
  if ([person.username.toLowerCase(), person.name.toLowerCase()].some(leans)) return 'like-the-name'
  return common.some(leans) ? 'too-common' : null
}

/** A user name as it is stored and looked up: without spaces around it, half width, small letters. */
export function plainUsername(typed: string): string {
  return typed.trim().normalize('NFKC').toLowerCase()
}

/** Whether a plain user name may be given: 3 to 32 small letters, digits, dots, lines, the first one a letter or digit. */
export function isUsername(plain: string): boolean {
  return /^[a-z0-9][a-z0-9._-]{2,31}$/.test(plain)
}
