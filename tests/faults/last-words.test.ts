import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'

const throwing = `
  const refused = Object.assign(new Error('invalid: ' + process.env.WORDS), {
    ...{ code: '22P02', detail: process.env.ROW },
  })
  process.on('newListener', (name) => name === 'uncaughtException' && setImmediate(() => Promise.reject(refused)))`

describe('a fault that nobody caught', () => {
  it('ends the program with its code and place, and without the row that a database error carries', () => {
    const preload = `--import=data:text/javascript,${encodeURIComponent(throwing)}`
    const child = spawnSync(process.execPath, [preload, 'dist/server/app/cli.js', 'help'], {
      encoding: 'utf8',
      env: { ...process.env, WORDS: '敲水管', ROW: 'row (13800138642)' },
    })
    expect(child).toMatchObject({ status: 1, stderr: expect.stringContaining('22P02') })
    expect(child.stderr).not.toMatch(/敲水管|13800138642/)
  })
})
