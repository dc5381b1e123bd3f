import { describe, expect, it } from 'vitest'
import { LONG_MS, run } from './run.js'

describe('what is run by hand still starts', () => {
  it('every bench prints its figures', { timeout: LONG_MS }, async () => {
    const { said, code } = await run('bench/run.mjs', ['--smoke'])
    expect(said).toContain('== budgets')
    expect(code, said).toBe(0)
  })

  it('a bench that does not print all its figures fails', async () => {
    const env = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }
    const { said, code } = await run('bench/run.mjs', ['storm', '--smoke'], env)
    expect(said).toContain('0 of 1 figures')
    expect(code).toBe(1)
  })
})
