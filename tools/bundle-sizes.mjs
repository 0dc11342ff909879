import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

// Prints what JavaScript each surface loads before its first use (gzip), and fails when one is over its cap: node tools/bundle-sizes.mjs
const caps = { resident: 130, pocket: 250, console: 450 }
const built = new URL('../dist/web/', import.meta.url)
const manifest = JSON.parse(readFileSync(new URL('manifest.json', built), 'utf8'))

for (const [surface, cap] of Object.entries(caps)) {
  const files = chunksOf(`${surface}/index.html`)
  const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, built))).length, 0)
  const kilobytes = bytes / 1000
  const isOver = kilobytes > cap
  console.log(
    `${surface.padEnd(9)} ${kilobytes.toFixed(1).padStart(6)} KB of ${cap} KB, ${files.length} files${isOver ? '  OVER' : ''}`,
  )
  if (isOver) process.exitCode = 1
}

/** The JavaScript files a page loads with its entry, dynamic imports left out. */
function chunksOf(entry, seen = new Set()) {
  const chunk = manifest[entry]
  if (!chunk) throw new Error(`${entry} is not in dist/web/manifest.json; build first`)
  if (seen.has(chunk.file)) return []
  seen.add(chunk.file)
  const own = chunk.file.endsWith('.js') ? [chunk.file] : []
  return [...own, ...(chunk.imports ?? []).flatMap((name) => chunksOf(name, seen))]
}
