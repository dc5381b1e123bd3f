import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { startChild } from './support/child.js'

let cwd: string
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'tenggat-doctor-'))
  chmodSync(cwd, 0o755)
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }))
})

async function examine(env: Record<string, string>): Promise<{ said: string; code: number | null }> {
  const doctor = startChild('scripts/doctor.mjs', { cwd, env })
  await doctor.line(() => null).catch(() => undefined)
  return { said: doctor.output(), code: doctor.process.exitCode }
}

describe('npm run doctor', () => {
  it('finds this machine fit and leaves nothing behind', async () => {
    const { said, code } = await examine({ PORT: '0', TENGGAT_DATA_DIR: join(cwd, 'data') })
    for (const what of ['Node.js', 'PostgreSQL', 'data folder', 'port 0', 'disk', 'browser'])
      expect(said).toContain(what)
    expect(said).not.toContain('FAIL')
    expect(code).toBe(0)
    expect(readdirSync(cwd)).toEqual([])
  })

  it('says which port is taken, and lists wrong settings', async () => {
    const busy = createServer()
    await new Promise<void>((resolve) => busy.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void busy.close())
    const port = String((busy.address() as { port: number }).port)
    expect((await examine({ PORT: port })).said).toMatch(new RegExp(`note {2}port ${port} +in use`))
    const wrong = await examine({ TENGGAT_FLOOR: 'perhaps' })
    expect(wrong.said).toContain('TENGGAT_FLOOR must be one of: on, off')
    expect(wrong.code).toBe(1)
  })

  it('tells when the database named does not answer', async () => {
    const { said, code } = await examine({ PORT: '0', DATABASE_URL: 'postgres://u:hunter2@127.0.0.1:1/db' })
    expect(said).toMatch(/FAIL {2}database .*ECONNREFUSED/)
    expect(said).not.toContain('hunter2')
    expect(code).toBe(1)
  })
})
