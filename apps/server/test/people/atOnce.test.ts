import { describe, expect, it } from 'vitest'
import { createPasswords, TooBusy } from '../../src/people/passwords.js'
import { SERVER } from '../../src/viewer/viewer.js'
import { aServer, PASSWORD, type TestServer } from '../http/aServer.js'

const EMAIL = 'siti@acme.example'

async function aPersonIn(server: TestServer) {
  await server.person('admin', null, EMAIL)
  const { rows } = await server.store.pool.query('SELECT id FROM person WHERE email = $1', [EMAIL])
  return rows[0].id as string
}

/** Holds the account from elsewhere until the release, so that whoever wants to change it meanwhile has read it before. */
async function held(server: TestServer, id: string, sql: string) {
  const client = await server.store.pool.connect()
  await client.query('BEGIN')
  await client.query(sql, [id])
  return {
    async release() {
      await client.query('COMMIT')
      client.release()
    },
    async someoneWaits() {
      for (;;) {
        const { rows } = await server.store.pool.query(
          `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        )
        if (rows.length > 0) return
      }
    },
  }
}

describe('an account changed by two at once', () => {
  it('stays shut, in the role it was given, when its owner is changing the password', async () => {
    const server = await aServer()
    const id = await aPersonIn(server)
    const other = await held(
      server,
      id,
      `UPDATE person SET disabled_at = now(), role = 'viewer' WHERE id = $1`,
    )
    const changing = server.people.changePassword(
      { current: PASSWORD, next: 'quite another one' },
      { ...SERVER, id },
    )
    await other.someoneWaits()
    await other.release()
    await changing
    const { rows } = await server.store.pool.query('SELECT role, disabled_at FROM person')
    expect(rows[0].role).toBe('viewer')
    expect(rows[0].disabled_at).not.toBeNull()
  })

  it('keeps the password an admin has given while its owner changed it', async () => {
    const server = await aServer()
    const id = await aPersonIn(server)
    const other = await held(server, id, `UPDATE person SET password = 'given' WHERE id = $1`)
    const changing = server.people.changePassword(
      { current: PASSWORD, next: 'quite another one' },
      { ...SERVER, id },
    )
    await other.someoneWaits()
    await other.release()
    expect(await changing).toMatchObject({ outcome: 'InvalidPerson', code: 'CURRENT' })
  })

  it('keeps to its bounds: who becomes an admin meanwhile is not confined', async () => {
    const server = await aServer()
    const id = await aPersonIn(server)
    await server.people.update({ id, role: 'viewer' }, SERVER)
    const other = await held(server, id, `UPDATE person SET role = 'admin' WHERE id = $1`)
    const confining = server.people.update({ id, parties: ['acme'] }, SERVER)
    await other.someoneWaits()
    await other.release()
    expect(await confining).toMatchObject({ outcome: 'InvalidPerson', code: 'PARTIES' })
  })

  it.each([
    ['has another password', `UPDATE person SET password = 'given' WHERE id = $1`],
    ['is shut', 'UPDATE person SET disabled_at = now() WHERE id = $1'],
  ])('lets nobody in who had the right password before it %s', async (_, sql) => {
    const server = await aServer()
    const id = await aPersonIn(server)
    const other = await held(server, id, sql)
    const signingIn = server.people.sessions.begin(EMAIL, PASSWORD)
    await other.someoneWaits()
    await other.release()
    expect(await signingIn).toBeNull()
  })
})

describe('a crowd of passwords', () => {
  it('leaves sign-ins working when it is gone', async () => {
    const passwords = createPasswords(() => 'x'.repeat(43))
    const crowd = Array.from({ length: 52 }, () => passwords.hash('a password of many'))
    await expect(passwords.matches(null, 'guess of a stranger')).rejects.toThrow(TooBusy)
    const [kept] = await Promise.all(crowd)
    expect(await passwords.matches(null, 'guess of a stranger')).toBe(false)
    expect(await passwords.matches(kept!, 'a password of many')).toBe(true)
  })
})
