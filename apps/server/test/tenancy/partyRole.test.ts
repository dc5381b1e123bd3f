import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import { ROW_LEVEL_SECURITY } from '../../src/store/migrations/rowLevelSecurityDdl.js'
import { createBareDatabase } from '../support/testDatabase.js'

/** Who may sign in to a database of its own and has no more rights than stated, and the wall's role under a name of the test's. */
async function anOwner(rights: string) {
  const role = `party_${randomBytes(4).toString('hex')}`
  const user = `owner_${randomBytes(4).toString('hex')}`
  const database = await createBareDatabase()
  const connect = async (url: string) => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    return client
  }
  const root = await connect(database.url)
  await root.query(`CREATE ROLE ${user} LOGIN ${rights} PASSWORD 'owner'`)
  const url = Object.assign(new URL(database.url), { username: user, password: 'owner' })
  const owner = await connect(url.href)
  onTestFinished(async () => {
    await owner.end()
    await root.query(`DROP ROLE IF EXISTS ${role}; DROP ROLE ${user}`)
    await root.end()
    await database.drop()
  })
  const roleDdl = ROW_LEVEL_SECURITY.split('DO $$ BEGIN EXECUTE')[0]!.replaceAll('tenggat_party', role)
  return { owner, root, role, user, roleDdl }
}

describe('the role behind the second wall', () => {
  it('is made and entered by a user who may make roles and is nothing more', async () => {
    const { owner, role, roleDdl } = await anOwner('CREATEROLE')
    await owner.query(roleDdl)
    await owner.query(`SET ROLE ${role}`)
    expect((await owner.query('SELECT current_user')).rows).toEqual([{ current_user: role }])
    await owner.query('RESET ROLE')
    await owner.query(roleDdl)
  })

  it('is asked for with what has to be run, of a user who may not make roles', async () => {
    const { owner, root, role, user, roleDdl } = await anOwner('')
    await expect(owner.query(roleDdl)).rejects.toThrow(
      `let one who may run: CREATE ROLE ${role} NOLOGIN; GRANT ${role} TO ${user}`,
    )
    await root.query(`CREATE ROLE ${role} NOLOGIN`)
    await expect(owner.query(roleDdl)).rejects.toThrow(`let one who may run: GRANT ${role} TO ${user}`)
    await root.query(`GRANT ${role} TO ${user}`)
    await owner.query(roleDdl)
  })
})
