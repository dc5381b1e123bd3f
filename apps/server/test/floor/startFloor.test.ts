import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type FloorOptions, startFloor } from '@tenggat/floor'
import pg from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startServer } from '../../src/boot/startServer.js'
import { manualClockwork, systemClockwork } from '../../src/clockwork.js'
import { readConfig } from '../../src/config.js'
import { createTestDatabase } from '../support/testDatabase.js'
import { until } from '../support/until.js'

const SEED = 7

interface Counts {
  readonly tickets: number
  readonly open: number
  readonly events: number
  readonly retracted: number
  readonly agreements: number
}

async function aServer() {
  const database = await createTestDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'tenggat-floor-'))
  const settings = {
    PORT: '0',
    DATABASE_URL: database.url,
    TENGGAT_DATA_DIR: folder,
    TENGGAT_LOG_LEVEL: 'silent',
  }
  const server = await startServer(readConfig(settings))
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  onTestFinished(async () => {
    await client.end()
    await server.close()
    await database.drop()
    await rm(folder, { recursive: true })
  })
  const counts = async (): Promise<Counts> => {
    const { rows } = await client.query(
      `SELECT (SELECT count(*)::int FROM ticket) AS tickets,
              (SELECT count(*)::int FROM ticket WHERE state->>'status' NOT IN ('solved', 'closed', 'cancelled')) AS open,
              (SELECT count(*)::int FROM ticket_event) AS events,
              (SELECT count(*)::int FROM fact WHERE retracts IS NOT NULL) AS retracted,
              (SELECT count(*)::int FROM agreement_version) AS agreements`,
    )
    return rows[0]
  }
  return { server, counts, folder }
}

describe('the floor on a real server', () => {
  it('tells its present, lives on, and is taken up again where it was left', {
    timeout: 180_000,
  }, async () => {
    const { server, counts } = await aServer()
    // The floor's clock stands while the server's goes on: ahead of it, no deadline is judged before its answer is told.
    const startedAt = systemClockwork().now() + 45_000
    const troubles: string[] = []
    const floorFrom = (at: number) => {
      const clockwork = manualClockwork(at)
      const onTrouble = (message: string) => void troubles.push(message)
      const options: FloorOptions = {
        url: server.url,
        token: server.adminToken,
        seed: SEED,
        clockwork,
        onTrouble,
      }
      return { clockwork, started: startFloor(options) }
    }

    const first = floorFrom(startedAt)
    const floor = await first.started
    const present = await counts()
    expect(present.agreements).toBe(13)
    expect(present.open).toBeGreaterThan(40)
    expect(present.tickets).toBeGreaterThan(present.open)

    // A minute passes: an alarm opens every 15 s or so, and others are answered.
    first.clockwork.jumpTo(startedAt + 60_000)
    first.clockwork.advance(500)
    await until('events of the minute', async () => (await counts()).events > present.events)
    await floor.stop()

    const second = floorFrom(startedAt + 60_500)
    await (await second.started).stop()
    const later = await counts()
    expect(later.tickets).toBeGreaterThan(present.tickets)

    const third = floorFrom(startedAt + 60_500)
    await (await third.started).stop()
    expect(await counts()).toEqual(later)
    expect(later.retracted).toBe(0)
    expect(troubles).toEqual([])
  })

  it('goes on with a token that may only ingest, once its agreements are recorded', async () => {
    const { server, counts, folder } = await aServer()
    const clockwork = manualClockwork(systemClockwork().now())
    const options = { url: server.url, seed: SEED, clockwork }
    await (await startFloor({ ...options, token: server.adminToken })).stop()
    const before = await counts()
    const tokens = JSON.parse(await readFile(join(folder, 'tokens.json'), 'utf8'))
    await (await startFloor({ ...options, token: tokens.ingest })).stop()
    expect(await counts()).toEqual(before)
  })
})
