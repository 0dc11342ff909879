// Finds a Chromium for the browser journeys: the one on the machine, else Debian's package, else Playwright's own download.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const usual = [
  // The same engine without the windows of a browser: the journeys take about a quarter less of the processor in it.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** The path of a Chromium. Ends the process with one plain line when none can be had. */
export async function findChromium() {
  const given = process.env.GANGWAN_CHROMIUM
  if (given && existsSync(given)) return given
  const known = usual.find((path) => existsSync(path))
  if (known) return known
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('No Chromium here; installing Debian’s package.')
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' })
    for (const name of ['chromium-headless-shell', 'chromium']) {
      const given = ['install', '-y', '-qq', '--no-install-recommends', name, 'fonts-noto-cjk']
      spawnSync('apt-get', given, { stdio: 'ignore' })
      if (existsSync(`/usr/bin/${name}`)) return `/usr/bin/${name}`
    }
  }
  const downloaded = downloadByPlaywright()
  if (downloaded) return downloaded
  console.error(
    'The browser journeys need Chromium and none can be had here: install chromium, or name one in GANGWAN_CHROMIUM.',
  )
  process.exit(1)
}

function downloadByPlaywright() {
  try {
    execFileSync(process.execPath, ['node_modules/playwright-core/cli.js', 'install', 'chromium'], {
      stdio: 'ignore',
      timeout: 300_000,
    })
    const path = execFileSync(
      process.execPath,
      ['-e', "process.stdout.write(require('playwright-core').chromium.executablePath())"],
      { encoding: 'utf8' },
    )
    return existsSync(path) ? path : null
  } catch {
    return null
  }
}
