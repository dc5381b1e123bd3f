import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { CliError } from '../../src/cli/cliError.js'
import { linksCommand } from '../../src/cli/linksCommand.js'

const TOKENS = { admin: 'tgt_a', read: 'tgt_r', ingest: 'tgt_i', display: 'tgt_d' }

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenggat-links-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
})

const keep = (name: string, value: object) =>
  writeFileSync(join(folder, name), JSON.stringify(value), { mode: 0o600 })

async function said(args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
  const lines: string[] = []
  await linksCommand(args, { TENGGAT_DATA_DIR: folder, ...env }, (line) => lines.push(line))
  return lines
}

describe('tenggat links', () => {
  it('prints what the first start printed, from the files that the server keeps, while none runs', async () => {
    keep('tokens.json', { ...TOKENS, customer: 'tgt_c' })
    keep('person.json', { email: 'admin@tenggat.local', password: 'made-up' })
    keep('floor.json', { password: 'shared-one' })
    const lines = await said([], { PORT: '4100' })
    expect(lines.slice(0, 5)).toEqual([
      'Wallboard  http://127.0.0.1:4100/wall/floor?token=tgt_d',
      'Manager    http://127.0.0.1:4100/?token=tgt_r',
      'Customer   http://127.0.0.1:4100/c#tgt_c',
      'Sign in    http://127.0.0.1:4100/ as admin@tenggat.local, password made-up',
      'People     http://127.0.0.1:4100/ with the password shared-one as',
    ])
    expect(lines.at(-1)).toBe('Token      tgt_r (reads everything)')
    expect(lines.join('\n')).not.toMatch(/tgt_[ai]/)
  })

  it('prints the tokens alone where there is no floor, at the address that people know', async () => {
    keep('tokens.json', TOKENS)
    expect(await said(['--url', 'https://sla.example/'])).toEqual([
      'Wallboard  https://sla.example/wall/floor?token=tgt_d',
      'Manager    https://sla.example/?token=tgt_r',
      'Token      tgt_r (reads everything)',
    ])
  })

  it('says where it looked and what to do where nothing is kept, or nothing can be read', async () => {
    const nothing = await said().catch((error) => error)
    expect(nothing).toBeInstanceOf(CliError)
    expect(nothing.message).toBe(`no links are kept in ${folder}`)
    expect(nothing.details.join()).toContain('TENGGAT_DATA_DIR')
    writeFileSync(join(folder, 'tokens.json'), '{')
    await expect(said()).rejects.toThrow(`${join(folder, 'tokens.json')} cannot be read`)
    await expect(said(['--url', 'sla.example'])).rejects.toMatchObject({ exitCode: 2 })
  })
})
