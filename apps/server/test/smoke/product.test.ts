import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { LONG_MS, run } from './run.js'

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url))
/** Where scripts lie that no other test need run, and that nothing imports. */
const FOLDERS = ['packages/domain/bench', 'apps/server/bench', 'apps/server/chaos', 'apps/server/scripts']
/** Run as a process by what is named here, and so by a test or the build. */
const STARTED_BY: Readonly<Record<string, string>> = {
  'apps/server/bench/run.mjs': 'apps/server/test/smoke/benches.test.ts',
  'apps/server/chaos/run.mjs': 'apps/server/test/smoke/chaos.test.ts',
  'apps/server/scripts/screenshots.mjs': 'apps/server/test/smoke/product.test.ts',
  'apps/server/scripts/start-once.mjs': '.ci/on-node',
  'apps/server/scripts/doctor.mjs': 'apps/server/test/doctor.test.ts',
  'apps/server/scripts/emit-schema.mjs': 'apps/server/package.json',
}

describe('what is run by hand still starts', () => {
  it('a page is photographed', { timeout: LONG_MS }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tenggat-photographs-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const { said, code } = await run('scripts/screenshots.mjs', [folder, 'people', '--smoke'])
    expect(code, said).toBe(0)
    expect(readdirSync(folder)).toEqual(['people-en-390.png'])
  })

  it('the checked-in schema is what the code says', async () => {
    const { said, code } = await run('scripts/emit-schema.mjs', ['--check'])
    expect(code, said).toBe(0)
  })

  it('nothing lies there that none of these starts', () => {
    const files = FOLDERS.flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.mjs'))
        .map((name) => join(folder, name)),
    )
    const textOf = new Map(files.map((file) => [file, readFileSync(join(ROOT, file), 'utf8')]))
    const forgotten = files.filter((file) => {
      const starter = STARTED_BY[file]
      const named = new RegExp(`['/ ]${basename(file)}\\b`)
      if (starter !== undefined) return !named.test(readFileSync(join(ROOT, starter), 'utf8'))
      return ![...textOf].some(([other, text]) => other !== file && named.test(text))
    })
    expect(forgotten).toEqual([])
  })
})
