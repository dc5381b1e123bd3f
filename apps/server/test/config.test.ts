import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { ConfigError, readConfig, SECRETS, SETTINGS } from '../src/config.js'

const token = `tgt_abcdefgh_${'s'.repeat(32)}`

describe('config', () => {
  it('an empty environment is complete: embedded database, floor on, loopback only', () => {
    expect(readConfig({})).toMatchObject({ port: 4000, host: '127.0.0.1', databaseUrl: null, floor: true })
  })

  it('a database of one’s own switches the floor off unless asked for', () => {
    const DATABASE_URL = 'postgres://u:p@db/x'
    expect(readConfig({ DATABASE_URL }).floor).toBe(false)
    expect(readConfig({ DATABASE_URL, TENGGAT_FLOOR: 'on' }).floor).toBe(true)
  })

  it('names every problem at once and repeats no value', () => {
    const env = {
      PORT: '70000',
      DATABASE_URL: 'mysql://root:hunter2@db/x',
      TENGGAT_FLOOR: 'maybe',
      TENGGAT_ALLOWED_ORIGINS: 'https://a.example/path',
      TENGGAT_ADMIN_TOKEN_FILE: '/nowhere/token',
    }
    const error = catchError(() => readConfig(env))
    expect(error).toBeInstanceOf(ConfigError)
    for (const name of Object.keys(env)) expect(error.message).toContain(name)
    expect(error.message).toContain('PORT must be a whole number from 0 to 65535')
    expect(error.message).not.toContain('hunter2')
  })

  it('reads secrets from files, and refuses a secret given twice', () => {
    const folder = mkdtempSync(join(tmpdir(), 'tenggat-config-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const file = join(folder, 'admin')
    writeFileSync(file, `${token}\n`)
    expect(readConfig({ TENGGAT_ADMIN_TOKEN_FILE: file }).adminToken).toBe(token)
    expect(() => readConfig({ TENGGAT_ADMIN_TOKEN_FILE: file, TENGGAT_ADMIN_TOKEN: token })).toThrow(
      'both set',
    )
  })

  it('an empty variable counts as not set', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '' })).toEqual(readConfig({}))
  })

  it('.env.example shows every setting and nothing else', () => {
    const example = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8')
    const shown = [...example.matchAll(/^#?([A-Z_]+)=/gm)].map((match) => match[1])
    const known = [...Object.keys(SETTINGS), ...SECRETS.map((name) => `${name}_FILE`)]
    expect(new Set(shown)).toEqual(new Set(known))
  })
})

function catchError(run: () => unknown): Error {
  try {
    run()
  } catch (error) {
    return error as Error
  }
  throw new Error('expected a refusal')
}
