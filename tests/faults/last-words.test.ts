import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'

const throwing = `
  const refused = Object.assign(new Error('invalid input: "敲水管"'), { code: '22P02', detail: 'row (13800138642)' })
  setTimeout(() => Promise.reject(refused), 1)`

describe('a fault that nobody caught', () => {
  it('ends the program with its code and place, and without the row that a database error carries', () => {
    const preload = `--import=data:text/javascript,${encodeURIComponent(throwing)}`
    const child = spawnSync(process.execPath, [preload, 'dist/server/app/cli.js', 'help'], { encoding: 'utf8' })
    expect(child).toMatchObject({ status: 1, stderr: expect.stringContaining('22P02') })
    expect(child.stderr).not.toMatch(/敲水管|13800138642/)
  })
})
