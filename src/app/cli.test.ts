import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { runProgram } from './cli.ts'

describe('gangwan', () => {
  let said: string[]
  beforeEach(() => {
    said = []
    vi.spyOn(console, 'log').mockImplementation((text: string) => said.push(text))
    vi.spyOn(console, 'error').mockImplementation((text: string) => said.push(text))
  })
  afterEach(() => {
    vi.restoreAllMocks()
  })

  it('lists its commands when it is asked nothing', async () => {
    expect(await runProgram([])).toBe(0)
    expect(said.join('\n')).toMatch(/gangwan start[\s\S]*gangwan migrate/)
  })

  it('explains each command in English and Chinese', async () => {
    await runProgram(['--help'])
    const names = [...said.join('\n').matchAll(/^ {2}gangwan (\w+)/gm)].map((match) => match[1]!)
    expect(names.length).toBeGreaterThan(1)
    for (const name of names) {
      said.length = 0
      expect(await runProgram([name, '--help'])).toBe(0)
      const page = said.join('\n')
      expect(page.startsWith(`gangwan ${name}`)).toBe(true)
      expect(page).toMatch(/^[A-Z].*\.$/m)
      expect(page).toMatch(/^[\u4e00-\u9fff].*。$/m)
    }
  })

  it.each([
    [['dance'], /no command "dance"/],
    [['migrate', 'now'], /^The command is: gangwan migrate /],
    [['migrate', '--quickly'], /option --quickly/],
  ])('answers %j with one sentence and the exit code 1', async (typed, sentence) => {
    expect(await runProgram(typed)).toBe(1)
    expect(said).toHaveLength(1)
    expect(said[0]).toMatch(sentence)
    expect(said[0]).not.toContain('\n')
  })
})
