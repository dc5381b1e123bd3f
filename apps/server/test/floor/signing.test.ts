import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type GraphqlClient, graphqlClient, signIn } from '@tenggat/client'
import {
  ACCOUNTS,
  BANK_DIRECTOR,
  CARRIER_MANAGER,
  floorPapers,
  putPapers,
  signAgreements,
  startFloor,
} from '@tenggat/floor'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startServer } from '../../src/boot/startServer.js'
import { manualClockwork, systemClockwork } from '../../src/clockwork.js'
import { readConfig } from '../../src/config.js'
import { createTestDatabase } from '../support/testDatabase.js'

const PASSWORD = 'a password for all of them'
/** Ten people take some seventy steps, each after signing in anew: more than a minute where other tests keep the machine busy. */
const PATIENCE_MS = 180_000

async function aServer() {
  const database = await createTestDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'tenggat-signing-'))
  const server = await startServer(
    readConfig({
      PORT: '0',
      DATABASE_URL: database.url,
      TENGGAT_DATA_DIR: folder,
      TENGGAT_LOG_LEVEL: 'silent',
    }),
  )
  onTestFinished(async () => {
    await server.close()
    await database.drop()
    await rm(folder, { recursive: true })
  })
  return server
}

/** More than there are: what is cut off would be no part of the story. */
const [AGREEMENTS, ENTRIES] = [20, 100]

const STORY = `{
  people { email role parties }
  agreements(first: ${AGREEMENTS}) {
    id version state
    versions { version state recordedBy cause }
    entries(first: ${ENTRIES}) { seq version action actor reason }
    unacknowledged { name }
  }
}`

/** Stops between two steps, in the middle of the bank's. */
async function signHalfway(admin: GraphqlClient, url: string): Promise<void> {
  let steps = 0
  const as = async (email: string) => {
    if (++steps === 20) throw new Error('stopped halfway')
    return graphqlClient(url, await signIn(url, email, PASSWORD), systemClockwork())
  }
  const now = systemClockwork().now()
  await signAgreements({ admin, as, password: PASSWORD, papers: await floorPapers(), now })
}

interface Agreement {
  readonly id: string
  readonly version: number
  readonly state: string
  readonly versions: readonly { version: number; state: string; cause: { kind: string } | null }[]
  readonly entries: readonly { version: number; action: string; actor: { email: string | null } }[]
  readonly unacknowledged: readonly { name: string }[]
}

interface Story {
  readonly people: readonly { email: string; role: string; parties: readonly string[] | null }[]
  readonly agreements: readonly Agreement[]
}

describe('the people of the floor', () => {
  it('negotiate, sign and amend its agreements once, whenever they are stopped, and see only what is theirs', {
    timeout: PATIENCE_MS,
  }, async () => {
    const server = await aServer()
    const troubles: string[] = []
    const start = async () => {
      const floor = await startFloor({
        url: server.url,
        token: server.adminToken,
        seed: 7,
        clockwork: manualClockwork(systemClockwork().now()),
        password: PASSWORD,
        onTrouble: (message) => void troubles.push(message),
      })
      await floor.stop()
    }
    const admin = graphqlClient(server.url, server.adminToken, systemClockwork())
    await putPapers(admin, await floorPapers())
    await expect(signHalfway(admin, server.url)).rejects.toThrow('stopped halfway')
    await start()
    const story = await admin.request<Story>(STORY, {})
    expect(story.agreements.length).toBeLessThan(AGREEMENTS)
    for (const { id, entries } of story.agreements) expect(entries.length, id).toBeLessThan(ENTRIES)
    expect(troubles).toEqual([])
    expect(story.people.map(({ email }) => email).sort()).toEqual(ACCOUNTS.map(({ email }) => email).sort())

    const of = (id: string) => story.agreements.find((each) => each.id === id)!
    const did = (id: string, action: string, version: number) =>
      of(id).entries.filter((entry) => entry.action === action && entry.version === version)
    const standing = (id: string) => of(id).versions.map(({ version, state }) => [version, state])
    expect(standing('bank-arunika')).toEqual([
      [3, 'scheduled'],
      [2, 'active'],
      [1, 'superseded'],
    ])
    expect(did('bank-arunika', 'rejected', 2)).toHaveLength(1)
    expect(did('bank-arunika', 'approvalRequested', 2)).toHaveLength(2)
    expect(did('bank-arunika', 'signed', 2).map(({ actor }) => actor.email)).toContain(BANK_DIRECTOR)
    expect(did('bank-arunika', 'commented', 2).length).toBeGreaterThan(2)
    expect(of('bank-arunika').unacknowledged.length).toBeGreaterThan(0)
    expect(standing('bank-arunika-core')[0]).toEqual([2, 'active'])
    expect(of('bank-arunika-core').versions[0]!.cause).toMatchObject({ kind: 'level' })
    for (const id of ['ola-aplikasi', 'uc-lintas-jaringan']) expect(standing(id)[0]).toEqual([2, 'active'])
    expect(of('ola-rekayasa').state).toBe('inReview')
    expect(of('koperasi-harapan').state).toBe('draft')
    expect(did('uc-karsa-mesin', 'noticeGiven', 1)).toHaveLength(1)

    const pass = await signIn(server.url, CARRIER_MANAGER, PASSWORD)
    const carrier = graphqlClient(server.url, pass, systemClockwork())
    const seen = await carrier.request<{ agreements: { id: string }[] }>('{ agreements { id } }', {})
    expect(seen.agreements.map(({ id }) => id)).toEqual(['uc-lintas-jaringan'])

    await start()
    expect(troubles).toEqual([])
    expect(await admin.request<Story>(STORY, {})).toEqual(story)
  })
})
