import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { putAgreement, recordEvents } from '@tenggat/client'
import { describe, expect, it } from 'vitest'
import { until } from '../support/until.js'
import { ask, household, opened, openings, type Running, refuse, SOON } from './household.js'

/** A secret may contain the separator itself. */
const secretOf = (token: string) => token.replace(/^tgt_[^_]+_/, '')

describe('server processes on one database', () => {
  const { home, launch, running, sharedDatabase } = household()
  let DATABASE_URL: string
  let first: Running
  let second: Running

  it('a second start on a busy port refuses, names the port, and harms nobody', async () => {
    DATABASE_URL = (await sharedDatabase()).url
    first = await running({ DATABASE_URL, TENGGAT_LOG_LEVEL: 'trace' })
    const { port } = new URL(first.url)
    const busy = launch({ PORT: port })
    await expect(busy.line(() => null)).rejects.toThrow(`Port ${port} on 127.0.0.1 is in use`)
    expect(busy.process.exitCode).toBe(1)
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200)
  })

  it('an agreement recorded at one is in force at the other a moment later', async () => {
    second = await running({ DATABASE_URL, TENGGAT_LOG_LEVEL: 'trace' })
    await putAgreement(first.api, SOON)
    let asked = 0
    const bound = async () => {
      await recordEvents(second.api, 'desk', [opened(`T-${asked++}`)], refuse)
      return (await ask(DATABASE_URL, 'SELECT count(*)::int AS n FROM clock'))[0]!.n > 0
    }
    await until('a ticket bound to it', bound, 5_000)
  })

  it('take events each and settle every deadline once, also when the leader is killed', async () => {
    await Promise.all([
      recordEvents(first.api, 'desk', openings('A', 150), refuse),
      recordEvents(second.api, 'desk', openings('B', 150), refuse),
    ])
    await first.child.end('SIGKILL')
    const settled = `SELECT count(*)::int AS facts, count(DISTINCT clock_id)::int AS clocks
      FROM fact JOIN ticket ON ticket.id = fact.ticket_id WHERE kind = 'breached' AND key ~ '^[AB]-'`
    await until('every deadline', async () => (await ask(DATABASE_URL, settled))[0]!.clocks === 300, 20_000)
    expect(await ask(DATABASE_URL, settled)).toEqual([{ facts: 300, clocks: 300 }])
    expect(
      await ask(DATABASE_URL, `SELECT count(*)::int AS n FROM clock WHERE breached_at <> deadline_at`),
    ).toEqual([{ n: 0 }])
  })

  it('links with secrets are printed by the start that makes them alone, and never logged', async () => {
    await second.child.end('SIGTERM')
    const held = JSON.parse(readFileSync(join(home(), 'tokens.json'), 'utf8')) as Record<string, string>
    // The first made them, the second found them.
    for (const { child } of [first, second]) {
      const logged = child
        .output()
        .split('\n')
        .filter((line) => line.startsWith('{'))
      expect(logged.length).toBeGreaterThan(0)
      for (const token of Object.values(held)) expect(logged.join('\n')).not.toContain(secretOf(token))
    }
    expect(first.child.output()).toContain(`/wall/floor?token=${held.display}`)
    for (const token of Object.values(held)) expect(second.child.output()).not.toContain(secretOf(token))
    expect(second.child.output()).toMatch(
      /Links +`npm run tenggat -- links` prints those of the first start again/,
    )
  })
})
