import { isAbsolute } from 'node:path'
import { describe, expect, it } from 'vitest'
import { configurationFrom, isLoopback } from './configuration.ts'

describe('configuration', () => {
  it('serves this machine alone when nothing is set', () => {
    const configuration = configurationFrom({})
    expect(configuration).toMatchObject({
      host: '127.0.0.1',
      port: 8080,
      databaseAddress: null,
      publicAddress: null,
      trustProxy: false,
      logLevel: 'info',
    })
    expect(configuration.home).toMatch(/[/\\]data$/)
    expect(isLoopback(configuration.host)).toBe(true)
  })

  it('counts an empty variable as not set', () => {
    expect(configurationFrom({ PORT: '', PUBLIC_ADDRESS: ' ', DATABASE_URL: '' })).toEqual(configurationFrom({}))
  })

  it('makes a relative data folder absolute', () => {
    expect(isAbsolute(configurationFrom({ GANGWAN_HOME: 'somewhere' }).home)).toBe(true)
  })

  it.each([
    ['PORT', '80a'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['HOST', 'http://127.0.0.1'],
    ['DATABASE_URL', 'mysql://localhost/gangwan'],
    ['DATABASE_URL', 'postgres://localhost'],
    ['PUBLIC_ADDRESS', 'gangwan.example'],
    ['PUBLIC_ADDRESS', 'https://gangwan.example/path'],
    ['PUBLIC_ADDRESS', 'javascript:alert(1)'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', 'loopback,somewhere'],
    ['LOG_LEVEL', 'loud'],
  ])('refuses %s=%s in one sentence that names the variable', (name, value) => {
    expect(() => configurationFrom({ [name]: value })).toThrow(new RegExp(`^${name} [^\n]*\\.$`))
  })

  it('never repeats a database password in a refusal', () => {
    expect(() => configurationFrom({ DATABASE_URL: 'postgres//user:hidden@host/db' })).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('hidden') }),
    )
  })

  it('names a host in socket addresses that leave it out', () => {
    const { databaseAddress } = configurationFrom({ DATABASE_URL: 'postgresql:///town?host=/run/postgresql' })
    expect(databaseAddress).toBe('postgresql://localhost/town?host=/run/postgresql')
  })

  it('keeps a public address without its last slash', () => {
    expect(configurationFrom({ PUBLIC_ADDRESS: 'https://gangwan.example/' }).publicAddress).toBe(
      'https://gangwan.example',
    )
  })

  it('believes only proxies that are named', () => {
    expect(configurationFrom({ TRUST_PROXY: 'loopback, 10.0.0.0/8' }).trustProxy).toBe('loopback,10.0.0.0/8')
  })
})
