import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

// Libraries that take tens of megabytes and are needed when somebody prints, sends a picture or asks for a sheet.
const seldom = ['exceljs', 'pdfkit', 'fontkit', 'sharp', '@e965/xlsx']

describe('an idle server', () => {
  it('holds no library in memory that is only needed now and then', () => {
    const found = packagesFrom('src/app/server.ts')
    expect(found.has('fastify')).toBe(true)
    expect(seldom.filter((name) => found.has(name)).map((name) => `${name} by ${found.get(name)}`)).toEqual([])
  })
})

/** The packages that a file and all it imports at once fetch, each with a file that does. */
function packagesFrom(entry: string): Map<string, string> {
  const packages = new Map<string, string>()
  const seen = new Set<string>()
  const waiting = [entry]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue
    seen.add(file)
    const text = readFileSync(file, 'utf8')
    for (const [, types, from = ''] of text.matchAll(/^(?:import|export)(\s+type)?\s[^'()]*?from\s+'([^']+)'/gm)) {
      if (types) continue
      if (from.startsWith('.')) waiting.push(join(dirname(file), from))
      else if (!packages.has(from)) packages.set(from, file)
    }
  }
  return packages
}
