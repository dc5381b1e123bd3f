import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { floorPassword } from '../../src/boot/floorPassword.js'
import type { Links } from '../../src/boot/links.js'
import { type Welcome, welcome } from '../../src/boot/welcome.js'

const LINKS: Links = {
  tokens: { admin: 'tgt_a', read: 'tgt_r', ingest: 'tgt_i', display: 'tgt_d', customer: 'tgt_c' },
  person: { email: 'admin@tenggat.local', password: 'made-up' },
  floorPeople: { password: 'shared-one', accounts: [['dewi@arunika.example', 'bank, approves']] },
}
const WITH_FLOOR: Welcome = {
  url: 'http://127.0.0.1:4000',
  version: '0.1.0',
  links: LINKS,
  dataDir: '/data',
  database: 'embedded PostgreSQL',
  floor: true,
}

describe('the welcome', () => {
  it('names every way in at the first start', () => {
    const text = welcome(WITH_FLOOR)
    for (const way of [
      'http://127.0.0.1:4000/wall/floor?token=tgt_d',
      'http://127.0.0.1:4000/?token=tgt_r',
      'http://127.0.0.1:4000/c#tgt_c',
      'http://127.0.0.1:4000/api',
      'admin@tenggat.local, password made-up',
      'http://127.0.0.1:4000/ with the password shared-one',
      'dewi@arunika.example (bank, approves)',
      'only this start shows them; `npm run tenggat -- links` prints them again, from /data',
    ])
      expect(text).toContain(way)
    for (const secret of ['tgt_a', 'tgt_i']) expect(text).not.toContain(secret)
  })

  it('holds no secret at a later start, and says how to get them', () => {
    const text = welcome({ ...WITH_FLOOR, links: null })
    expect(text).not.toMatch(/tgt_|password|made-up|shared-one/)
    expect(text).toContain('Manager    http://127.0.0.1:4000/\n')
    expect(text).toContain('`npm run tenggat -- links` prints those of the first start again, from /data')
  })

  it('says nothing of people and customers where no floor runs', () => {
    const { customer: _, ...tokens } = LINKS.tokens
    const text = welcome({ ...WITH_FLOOR, floor: false, links: { tokens, floorPeople: null, person: null } })
    expect(text).not.toMatch(/Customer|People|Sign in/)
  })

  it("keeps the password of the floor's people for its owner only", () => {
    const folder = mkdtempSync(join(tmpdir(), 'tenggat-floor-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const file = join(folder, 'floor.json')
    expect(floorPassword(file, () => 'first')).toBe('first')
    expect(floorPassword(file, () => 'second')).toBe('first')
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })
})
