import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin, type Rolldown } from 'vite'

/** The three front doors. Each is one page; what stands behind its address is decided in the browser. */
const surfaces = ['resident', 'pocket', 'console'] as const

/** Serves each surface at its real addresses while developing, and writes it flat (`resident.html`) when building. */
function frontDoors(): Plugin {
  return {
    name: 'gangwan-front-doors',
    enforce: 'post',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const path = request.url?.split('?')[0] ?? '/'
        const surface = surfaces.find((name) => path === `/${name}` || path.startsWith(`/${name}/`))
        if (path === '/' || /^\/([bmrt]\/[^.]+|board|privacy|well|me|totals)$/.test(path))
          request.url = '/resident/index.html'
        else if (surface && !path.includes('.')) request.url = `/${surface}/index.html`
        next()
      })
    },
    generateBundle(_options, bundle) {
      for (const surface of surfaces) {
        const page = bundle[`${surface}/index.html`]
        if (page?.type !== 'asset') continue
        delete bundle[`${surface}/index.html`]
        this.emitFile({ type: 'asset', fileName: `${surface}.html`, source: page.source })
      }
    },
  }
}

/** What stands in each page until it starts, and says what to do where it never does. */
function notStarted(): Plugin {
  const root = '<div id="root">'
  return {
    name: 'gangwan-not-started',
    transformIndexHtml: (html) =>
      html.replace(root, root + readFileSync(new URL('src/app/web/not-started.html', import.meta.url), 'utf8')),
  }
}

const workerFile = 'pocket-worker.js'
/** The pages that open without a connection, each with a worker of its own. */
const keptPages = [
  { file: workerFile, page: 'pocket.html', at: '/pocket', name: 'pocket', files: ['/pocket.webmanifest'] },
  { file: 'well-worker.js', page: 'resident.html', at: '/well', name: 'well', files: [] },
] as const

/** Builds the service worker as one plain file for each kept page, which knows the files of this build's shell. */
function pageWorkers(): Plugin {
  return {
    name: 'gangwan-page-workers',
    enforce: 'post',
    apply: 'build',
    buildStart() {
      this.emitFile({ type: 'chunk', id: 'src/app/web/service-worker.ts', fileName: workerFile })
    },
    generateBundle(_options, bundle) {
      const worker = bundle[workerFile]
      if (worker?.type !== 'chunk') throw new Error('the worker was not built')
      const plain = worker.code
      for (const { file, at, name, ...kept } of keptPages) {
        const page = bundle[kept.page]
        if (page?.type !== 'asset') throw new Error(`${kept.page} was not built`)
        const files = ['/harbour.svg', ...kept.files, ...shellOf(String(page.source), bundle)]
        const build = createHash('sha256').update(`${files.join()}${page.source}`).digest('hex').slice(0, 12)
        const shell = { shellPage: at, shellFiles: files, shellName: `gangwan-${name}-${build}` }
        const source = `Object.assign(self,${JSON.stringify(shell)});\n${plain}`
        if (file === workerFile) worker.code = source
        else this.emitFile({ type: 'asset', fileName: file, source })
      }
    },
  }
}

/** Scripts and styles that a page loads with its entry, and those that these load. */
function shellOf(html: string, bundle: Rolldown.OutputBundle): string[] {
  const found = new Set([...html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(([, file]) => file!))
  for (const file of found) {
    const chunk = bundle[file]
    if (chunk?.type !== 'chunk') continue
    for (const name of [...chunk.imports, ...chunk.dynamicImports, ...(chunk.viteMetadata?.importedCss ?? [])])
      found.add(name)
  }
  return [...found].sort().map((file) => `/${file}`)
}

export default defineConfig({
  root: 'src/app/web',
  base: '/',
  plugins: [react(), notStarted(), frontDoors(), pageWorkers()],
  // Pages do not validate; see docs/decisions/0005-pages-without-schemas.md.
  resolve: { alias: { typebox: fileURLToPath(new URL('src/platform/web/no-schemas.ts', import.meta.url)) } },
  // Old Android phones and the browsers inside chat apps lag years behind.
  build: {
    target: ['chrome87', 'safari14', 'firefox91'],
    outDir: '../../../dist/web',
    emptyOutDir: true,
    manifest: 'manifest.json',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // Endpoints that a surface does not call are left out of it.
      treeshake: { manualPureFunctions: ['endpoint', 'Type'] },
      input: Object.fromEntries(surfaces.map((name) => [name, `src/app/web/${name}/index.html`])),
    },
  },
  server: { port: 5173, proxy: { '/api': 'http://127.0.0.1:8080' } },
})
