// Takes the pictures of the README from the real pages: starts the demo in a folder of its own, walks one matter half-way
// round, and writes docs/screens/*.png.
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import sharp from 'sharp'
import { ensureBuilt, root } from './build.mjs'
import { findChromium } from './chromium.mjs'

const folder = join(root, 'docs/screens')
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 1.5 }
const desk = { viewport: { width: 1440, height: 900 } }

await ensureBuilt()
await mkdir(folder, { recursive: true })
const home = await mkdtemp(join(tmpdir(), 'gangwan-screens-'))
const program = spawn(process.execPath, ['dist/server/app/cli.js', 'start'], {
  cwd: root,
  env: { ...process.env, GANGWAN_HOME: home, HOST: '127.0.0.1', PORT: '0' },
  stdio: ['ignore', 'pipe', 'inherit'],
})
const ended = new Promise((resolve) => program.on('close', resolve))
try {
  const address = await openedAt(program)
  const passwords = await readPasswords()
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync'],
  })
  await takeAll({ browser, address, passwords })
  await browser.close()
} finally {
  program.kill('SIGTERM')
  await ended
  await rm(home, { recursive: true, force: true })
}

async function takeAll({ browser, address, passwords }) {
  const device = async (kind) => {
    const given = { baseURL: address, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' }
    return (await browser.newContext({ ...kind, ...given })).newPage()
  }
  const signedIn = async (kind, username) => {
    const page = await device(kind)
    await send(page, '/api/session', { username, password: passwords.get(username) })
    return page
  }
  const resident = await device(phone)
  await shoot(resident, { path: '/', name: 'resident-home' })
  await resident.goto('/b/GW-001-1')
  await resident.getByRole('button', { name: '这里有问题' }).click()
  await resident.getByLabel('用您自己的话说').fill('三楼楼道灯不亮，晚上看不见台阶，老人下楼不方便。')
  await resident.getByRole('radio', { name: '路灯、楼道灯', checked: true }).waitFor({ state: 'attached' })
  await shoot(resident, { name: 'resident-report' })

  const staircase = await (await resident.request.get('/api/places/staircases/GW-001-1')).json()
  const { matter, report } = await send(resident, '/api/matters', {
    community: staircase.community.id,
    staircase: 'GW-001-1',
    spot: { kind: 'floor', floor: 3 },
    category: '0201',
    words: '三楼楼道灯不亮，晚上看不见台阶，老人下楼不方便。',
  })
  const clerk = await signedIn(desk, 'chen.xiaolan')
  await send(clerk, `/api/matters/${matter}/accept`, {})
  const { items } = await (await clerk.request.get(`/api/matters/${matter}/parties`)).json()
  const worker = items.find(({ name }) => name.includes('黄志坚'))
  await send(clerk, `/api/matters/${matter}/dispatch`, { party: worker.id, partyKind: worker.kind })
  await send(clerk, `/api/matters/${matter}/reply`, { words: '已经派网格员黄志坚去看，今天给您回音。' })
  await shoot(resident, { path: `/r/${report}`, name: 'resident-own-page' })

  const street = await signedIn(phone, 'huang.zhijian')
  await shoot(street, { path: '/pocket', name: 'pocket-today', until: '看望和电话' })
  await shoot(street, { path: `/pocket/m/${matter}`, name: 'pocket-matter' })
  await shoot(clerk, { path: '/console', name: 'console-desk' })
  await shoot(clerk, { path: `/console/matters/${matter}`, name: 'console-matter' })
}

async function send(page, path, data) {
  const answer = await page.request.post(path, { data, headers: { 'command-id': randomUUID() } })
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`)
  return answer.json()
}

/** Takes what the window shows once it has settled; few colours keep the files small. */
async function shoot(page, { path, name, until }) {
  if (path) await page.goto(path)
  await page.getByRole('heading').first().waitFor()
  // A live page never falls silent: what it shows first has come when its loading frames are gone.
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' })
  // What comes by itself a moment later belongs to it too.
  if (until) await page.getByText(until).first().waitFor()
  await page.evaluate('document.fonts.ready.then(() => undefined)')
  const picture = await sharp(await page.screenshot())
    .png({ palette: true, quality: 90, effort: 8 })
    .toBuffer()
  await writeFile(join(folder, `${name}.png`), picture)
  console.log(`${name}.png ${Math.round(picture.length / 1024)} KB`)
}

async function readPasswords() {
  const lines = (await readFile(join(home, 'demo-accounts.txt'), 'utf8')).trim().split('\n')
  return new Map(lines.map((line) => line.split('\t').slice(2, 4)))
}

function openedAt(child) {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (text) => {
      said += text
      const address = /open at (http:\/\/[^\s/]+)/.exec(said)?.[1]
      if (address) resolve(address)
    })
    child.once('close', (code) => reject(new Error(`the program ended with ${code}:\n${said}`)))
  })
}
