import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { consoleTheme } from './console-theme.ts'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const colours = Object.fromEntries(
  [...css.matchAll(/--([a-z-]+): (#[0-9a-f]{6})/g)].map(([, name, value]) => [name!, value!]),
)

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((start) => {
    const share = Number.parseInt(colour.slice(start, start + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(colours[one] ?? one), luminance(colours[other] ?? other)].sort((a, b) => a - b)
  return (light! + 0.05) / (dark! + 0.05)
}

const grounds = [
  'paper',
  'card',
  'sand',
  'harbour-tint',
  'tide-tint',
  'green-tint',
  'amber-tint',
  'red-tint',
  'grey-tint',
]
const inks = ['ink', 'ink-soft', 'harbour', 'tide', 'tide-deep', 'green', 'amber', 'red', 'grey']

describe('tokens', () => {
  it.each(inks.flatMap((ink) => ['paper', 'card', 'sand'].map((ground) => [ink, ground])))(
    '%s is legible on %s',
    (ink, ground) => {
      expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5)
    },
  )

  it.each(grounds.map((ground) => [ground]))('ink is legible on %s', (ground) => {
    expect(contrast('ink', ground)).toBeGreaterThanOrEqual(4.5)
    expect(contrast('ink-soft', ground)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(['green', 'amber', 'red', 'grey', 'tide', 'harbour'])(
    '%s is legible on its own tint and under white',
    (colour) => {
      expect(contrast(colour, `${colour}-tint`)).toBeGreaterThanOrEqual(4.5)
      expect(contrast('#ffffff', colour)).toBeGreaterThanOrEqual(4.5)
    },
  )

  it('draws borders of controls at 3:1 at least', () => {
    for (const ground of ['paper', 'card', 'sand']) expect(contrast('line-strong', ground)).toBeGreaterThanOrEqual(3)
  })

  it('has large type with a body of 22 to 30 px, nothing under 20 px and targets of 60 px', () => {
    const sets = [...css.matchAll(/:root\[data-type="large"\][^{]*\{([^}]*)\}/g)].map(([, body]) => body!)
    const sizes = (name: string) =>
      sets.map((set) => 16 * Number(set.match(new RegExp(`--${name}: ([0-9.]+)rem`))?.[1]))
    expect(sizes('text')).toEqual([22, 26, 30])
    for (const size of sizes('text-small')) expect(size).toBeGreaterThanOrEqual(20)
    expect(sets[0]).toContain('--target: 60px')
    expect(css).toContain('--target: 44px')
  })

  it('are the colours of the console', () => {
    const known = new Set(Object.values(colours))
    const { token } = consoleTheme
    for (const name of [
      'colorPrimary',
      'colorLink',
      'colorSuccess',
      'colorWarning',
      'colorError',
      'colorTextBase',
      'colorBgLayout',
    ] as const) {
      expect([name, known.has(String(token?.[name]).toLowerCase())]).toEqual([name, true])
    }
  })
})
