import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { create, type Font } from 'fontkit'

/** A character as an outline: PDF path operators in thousandths of its size, and how far it moves on. */
export type Outline = { readonly path: string; readonly advance: number }

const packageName = '@fontsource-variable/noto-sans-sc'
const folder = dirname(createRequire(import.meta.url).resolve(`${packageName}/package.json`))
const pieces = new Map<string, Font>()
const outlines = new Map<string, Outline>()
let ranges: { piece: string; from: number; to: number }[] | undefined

/**
 * The outline of one character of Noto Sans SC (SIL Open Font Licence 1.1), which comes in pieces by range of characters.
 * The pieces hold the thinnest cut; whoever draws strokes the outline to the weight wanted. A character that no piece has
 * is a blank.
 */
export function outlineOf(character: string): Outline {
  const known = outlines.get(character)
  if (known) return known
  const outline = draw(character)
  outlines.set(character, outline)
  return outline
}

/** How wide words are, in the unit of `size`. */
export function widthOf(words: string, size: number): number {
  return [...words].reduce((sum, character) => sum + (outlineOf(character).advance * size) / 1000, 0)
}

function draw(character: string): Outline {
  const point = character.codePointAt(0)!
  const font = fontOf(point)
  if (!font?.hasGlyphForCodePoint(point)) return { path: '', advance: 500 }
  const glyph = font.glyphForCodePoint(point)
  const scale = 1000 / font.unitsPerEm
  return { path: operatorsOf(glyph.path.commands, scale), advance: glyph.advanceWidth * scale }
}

function fontOf(point: number): Font | undefined {
  ranges ??= readRanges()
  const range = ranges.find(({ from, to }) => from <= point && point <= to)
  if (!range) return undefined
  const known = pieces.get(range.piece)
  if (known) return known
  const font = create(readFileSync(join(folder, 'files', `noto-sans-sc-${range.piece}-wght-normal.woff2`))) as Font
  pieces.set(range.piece, font)
  return font
}

function readRanges() {
  const table = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8')) as Record<string, string>
  return Object.entries(table).flatMap(([key, list]) =>
    list.split(',').map((range) => {
      const [from = '', to = from] = range.replace('U+', '').split('-')
      return { piece: key.replace(/[[\]]/g, ''), from: Number.parseInt(from, 16), to: Number.parseInt(to, 16) }
    }),
  )
}

type PathCommand = { readonly command: string; readonly args: readonly number[] }

/** PDF knows no quadratic curves: each becomes the cubic one that is the same. */
function operatorsOf(commands: readonly PathCommand[], scale: number): string {
  let [x, y] = [0, 0]
  const lines = commands.map(({ command, args }) => {
    const at = args.map((value) => value * scale)
    const [a = 0, b = 0, c = 0, d = 0] = at
    const from = [x, y] as const
    if (at.length > 1) [x, y] = [at.at(-2)!, at.at(-1)!]
    if (command === 'moveTo') return `${round([a, b])} m`
    if (command === 'lineTo') return `${round([a, b])} l`
    if (command === 'bezierCurveTo') return `${round(at)} c`
    if (command === 'closePath') return 'h'
    const cubic = [from[0] + (2 / 3) * (a - from[0]), from[1] + (2 / 3) * (b - from[1])]
    return `${round([...cubic, c + (2 / 3) * (a - c), d + (2 / 3) * (b - d), c, d])} c`
  })
  return lines.join('\n')
}

function round(values: readonly number[]): string {
  return values.map((value) => Math.round(value * 10) / 10).join(' ')
}
