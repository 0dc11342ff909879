import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core'
import { expect } from 'vitest'

export type Device = 'phone' | 'narrow phone' | 'chat' | 'desk'
export type OpenBrowser = { device(of: Device): Promise<BrowserContext>; close(): Promise<void> }

const devices: Record<Device, BrowserContextOptions> = {
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  'narrow phone': { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
  // The browser inside a chat app.
  chat: {
    viewport: { width: 390, height: 760 },
    isMobile: true,
    hasTouch: true,
    userAgent:
      'Mozilla/5.0 (Linux; Android 10; V1936A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/87.0.4280.141 Mobile Safari/537.36 MMWEBID/1111 MicroMessenger/8.0.2 WeChat/arm64 NetType/4G Language/zh_CN',
  },
  desk: { viewport: { width: 1440, height: 900 } },
}

/** Flags for a machine that is not one's own: no sandbox for root, nothing fetched in the background. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A name as of another machine, without asking any.
  '--host-resolver-rules=MAP estate.test 127.0.0.1',
  // A page lives for seconds: making its code fast, and clearing up often, costs more than it gives.
  '--js-flags=--no-maglev --no-turbofan --min-semi-space-size=32',
]

/** One Chromium at an address. One that ended by itself between two tests is started anew for the next. */
export async function openBrowser(address: string): Promise<OpenBrowser> {
  let running = await start()
  return {
    device: async (of) => {
      if (!running.browser.isConnected()) running = await startAgain(running)
      const given = { baseURL: address, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' } as const
      const context = await running.browser.newContext({ ...devices[of], ...given })
      context.setDefaultTimeout(20_000)
      return context
    },
    close: () => running.browser.close(),
  }
}

type Running = { readonly browser: Browser; endedDuring(): string | undefined }

async function start(): Promise<Running> {
  const shell = '/usr/bin/chromium-headless-shell'
  const executablePath = process.env.GANGWAN_CHROMIUM ?? (existsSync(shell) ? shell : '/usr/bin/chromium')
  // A browser without a locale cannot write the Chinese name of a file that it keeps.
  const env = { ...process.env, LC_ALL: 'C.UTF-8' }
  const browser = await chromium.launch({ executablePath, args: flags, env })
  let during: string | undefined
  browser.on('disconnected', () => {
    during = testNow()
  })
  return { browser, endedDuring: () => during }
}

/** What a browser leaves undone in a test is that test's failure, not the next one's. */
async function startAgain(ended: Running): Promise<Running> {
  if (ended.endedDuring() === testNow()) throw new Error('The browser ended during this test.')
  console.warn(`The browser ended by itself after: ${ended.endedDuring()}`)
  return start()
}

function testNow(): string | undefined {
  const { testPath, currentTestName } = expect.getState()
  return `${testPath} ${currentTestName}`
}
