import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

// Whoever photographs a screen with an opened number has her own name and the minute on it.

const root = join(import.meta.dirname, '../../src')
const screens = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.tsx') && path.includes('/web/'))
const texts = new Map(screens.map((path) => [path, readFileSync(join(root, path), 'utf8')]))

/** Endpoints whose answer holds a number or a name in the clear. */
const opening = /\b(openField|openContact|readContact|openNumbers)\b/
/** Parts of a page, with the page that carries the mark for them. */
const carriedBy: Readonly<Record<string, string>> = {
  'people/web/residents/ContactsPart.tsx': 'people/web/residents/ResidentRecord.tsx',
}
/** Lists of people of the register at the desk, masked as they are. */
const lists = [
  'people/web/residents/ResidentList.tsx',
  'people/web/privacy/RequestsPanel.tsx',
  'people/web/privacy/OpeningsPanel.tsx',
]

describe('screens that show what was opened', () => {
  it('lay the viewer’s mark across themselves', () => {
    const opened = screens.filter((path) => opening.test(texts.get(path)!))
    const bare = opened.filter((path) => !texts.get(carriedBy[path] ?? path)!.includes('<Watermark name='))
    expect(opened.length).toBeGreaterThanOrEqual(6)
    expect(bare).toEqual([])
    for (const [part, page] of Object.entries(carriedBy)) {
      expect(texts.get(page), page).toContain(`<${part.split('/').at(-1)!.replace('.tsx', '')} `)
    }
    for (const list of lists) expect(texts.get(list), list).toContain('<Watermark name=')
  })

  it('never show a list of telephones on a phone', () => {
    const pocket = screens.filter((path) => /^people\/web\/pocket\//.test(path))
    const listing = pocket.filter((path) => /\b(listResidents|search)\b/.test(texts.get(path)!))
    expect(listing.length).toBeGreaterThan(0)
    for (const path of listing) expect(texts.get(path), path).not.toMatch(/\.phone\b|\bbirth\(|idNumber/)
  })
})
