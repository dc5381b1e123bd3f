import { describe, expect, it } from 'vitest'
import { LONG_MS, run } from './run.js'

describe('what is run by hand still starts', () => {
  it('chaos plays every part and loses nothing', { timeout: LONG_MS }, async () => {
    const { said, code } = await run('chaos/run.mjs', ['--smoke'])
    expect(said).toContain('"name":"a wall over a dead server"')
    expect(code, said).toBe(0)
  })
})
