import { describe, expect, it } from 'vitest'
import { ask, household } from './household.js'

describe('a server process that cannot start', () => {
  const { launch, sharedDatabase } = household()

  it('settings that cannot be used end it with code 2 and one list', async () => {
    const child = launch({ PORT: 'http', TENGGAT_FLOOR: 'perhaps' })
    await expect(child.line(() => null)).rejects.toThrow(/PORT must be[^\n]*\n[^\n]*TENGGAT_FLOOR must be/)
    expect(child.process.exitCode).toBe(2)
  })

  it('a database that a newer release migrated is refused', async () => {
    const { url: DATABASE_URL } = await sharedDatabase()
    await ask(
      DATABASE_URL,
      `INSERT INTO migration (timestamp, name) VALUES (9999999999999, 'FromTheFuture9999999999999')`,
    )
    const child = launch({ DATABASE_URL })
    await expect(child.line(() => null)).rejects.toThrow(/migrated by a newer release .*FromTheFuture/)
    expect(child.process.exitCode).toBe(1)
  })

  it('a wrong password is told without showing it', async () => {
    const database = new URL((await sharedDatabase()).url)
    database.password = 'hunter2'
    const child = launch({ DATABASE_URL: database.href })
    await expect(child.line(() => null)).rejects.toThrow(/refuses: .*Check DATABASE_URL/)
    expect(child.output()).not.toContain('hunter2')
  })
})
