import { readFileSync, writeFileSync } from 'node:fs'
import { argv } from 'node:process'
import { pathToFileURL } from 'node:url'
import { Converter } from 'opencc-js/t2cn'

const target = new URL('../src/matters/rules-scripts.generated.ts', import.meta.url)

/** Reads characters of a two-byte standard: rows of lead bytes, each with its trail bytes. */
function charactersOf(standard: string, leads: [number, number], trails: [number, number][]): Set<string> {
  const decoder = new TextDecoder(standard)
  const found = new Set<string>()
  for (let lead = leads[0]; lead <= leads[1]; lead += 1) {
    for (const [from, to] of trails) {
      for (let trail = from; trail <= to; trail += 1) found.add(decoder.decode(Uint8Array.of(lead, trail)))
    }
  }
  return found
}

/**
 * The source of the table: each common traditional character (Big5, first level) whose simplified one is common too
 * (GB 2312, first level). The whole table of a converter would outweigh the resident's page.
 */
export function scriptTable(): string {
  const common = charactersOf(
    'big5',
    [0xa4, 0xc6],
    [
      [0x40, 0x7e],
      [0xa1, 0xfe],
    ],
  )
  // Written in Hong Kong or by hand, outside the first level.
  for (const letter of '裏啲嚟㗎衞綫着擡牀枱') common.add(letter)
  const commonSimple = charactersOf('gbk', [0xb0, 0xd7], [[0xa1, 0xfe]])
  const convert = Converter({ from: 'hk', to: 'cn' })
  const plain = Converter({ from: 't', to: 'cn' })
  const pairs: string[] = []
  for (const letter of [...common].sort()) {
    if (!/^\p{Script=Han}$/u.test(letter)) continue
    const simple = [convert(letter), plain(letter)].find((each) => each !== letter && [...each].length === 1)
    if (simple && commonSimple.has(simple)) pairs.push(letter + simple)
  }
  const lines = pairs.join('').match(/.{1,100}/gu) ?? []
  return `// Written by tools/street-scripts.ts: a traditional character, then its simplified one.\nexport const scriptPairs =\n${lines
    .map((line) => `  '${line}'`)
    .join(' +\n')}\n`
}

/** Whether the written table is the one that the converter gives today. */
export function isFresh(): boolean {
  return readFileSync(target, 'utf8') === scriptTable()
}

if (argv[1] && import.meta.url === pathToFileURL(argv[1]).href) writeFileSync(target, scriptTable())
