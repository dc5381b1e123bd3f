import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { ApiError } from '@tenggat/client'
import { RELEASE } from '@tenggat/domain'
import { describe, expect, it, onTestFinished } from 'vitest'
import { agreementsCommand } from '../../src/cli/agreementsCommand.js'
import { CliError } from '../../src/cli/cliError.js'
import { acmeDocument, plainDocument } from '../agreements/lifecycle/documents.js'
import { aTable, signAll, type Table } from '../agreements/lifecycle/table.js'
import { rewriteDocuments } from '../agreements/rewriteDocuments.js'

const NOW = Date.UTC(2026, 10, 20, 9)

interface Said {
  readonly lines: readonly string[]
  readonly failed: CliError | ApiError | null
}

async function aDesk(table: Table) {
  const token = await table.token('admin')
  const folder = await mkdtemp(join(tmpdir(), 'tenggat-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const file = async (name: string, text: string) => {
    await writeFile(join(folder, name), text)
    return join(folder, name)
  }
  const run = async (...args: string[]): Promise<Said> => {
    const lines: string[] = []
    const failed = await agreementsCommand([...args, '--url', table.url, '--token', token], {}, (line) =>
      lines.push(line),
    ).then(
      () => null,
      (error: unknown) => {
        if (error instanceof CliError || error instanceof ApiError) return error
        throw error
      },
    )
    return { lines, failed }
  }
  const print = async (version: number) => {
    const answer = await fetch(`${table.url}/print/agreements/acme/${version}`, {
      headers: { authorization: `Bearer ${token}` },
    })
    return file('acme.html', await answer.text())
  }
  return { file, run, print }
}

describe('tenggat agreements', () => {
  it('tells what a file would change, applies it, and then has nothing to tell', async () => {
    const table = await aTable(NOW)
    const { file, run } = await aDesk(table)
    const path = await file('desk.yaml', plainDocument('desk'))
    expect((await run('diff', path)).failed).toMatchObject({ message: 'desk: 1 change', exitCode: 1 })
    expect((await run('apply', path)).lines).toEqual(['desk v1: put in force'])
    expect((await run('apply', path)).lines).toEqual(['desk v1: unchanged'])
    expect(await run('diff', path)).toEqual({ lines: ['desk: no changes'], failed: null })
    const tighter = await file('desk.yaml', plainDocument('desk', '2h'))
    const { lines, failed } = await run('diff', tighter)
    expect([lines, failed?.message]).toEqual([['~ targets.solve.within: "4h" → "2h"'], 'desk: 1 change'])
    expect((await run('list')).lines).toEqual(['desk  v1  active  customer  desk'])
    expect(JSON.parse((await run('diff', tighter, '--json')).lines.join('\n'))).toMatchObject({ version: 1 })
  })

  it('takes a folder, those that others refer to first, and forces by name what does not fit', async () => {
    const table = await aTable(NOW)
    const { file, run } = await aDesk(table)
    const path = await file('a-service.yaml', `parent: z-whole\nlevel: service\n${plainDocument('desk')}`)
    await file('z-whole.yaml', `level: corporate\n${plainDocument('z-whole')}`)
    expect(await run('apply', dirname(path))).toEqual({
      lines: ['z-whole v1: put in force', 'desk v1: put in force'],
      failed: null,
    })
    const hours = 'timeZone: UTC, weekly: { mon: [["09:00", "17:00"]] }'
    const carrier = await file(
      'carrier.yaml',
      `{ id: carrier, title: Carrier, kind: underpinning, supports: [desk], calendars: { hours: { ${hours} } },
        parties: [{ id: fixers, role: provider }], targets: [{ id: held, metric: heldTime, within: 3h,
        calendar: hours, heldWhile: { party: [fixers] } }] }`,
    )
    const { failed } = await run('apply', carrier)
    expect(failed?.details.join()).toContain('despite chainDoesNotFit')
    expect((await run('apply', carrier, '--despite', 'anything')).failed).toMatchObject({ exitCode: 2 })
    expect((await run('apply', carrier, '--despite', 'chainDoesNotFit')).lines).toEqual([
      'carrier v1: put in force',
    ])
  })

  it('leaves drafts of what must be signed, over and over the same one', async () => {
    const table = await aTable(NOW)
    const { file, run } = await aDesk(table)
    const path = await file('acme.yaml', acmeDocument())
    for (const what of ['draft created', 'unchanged']) {
      expect((await run('apply', path)).lines).toEqual([`acme v1: ${what}`])
    }
    await file('acme.yaml', acmeDocument({ within: '2h' }))
    for (const what of ['draft saved', 'unchanged']) {
      expect((await run('apply', path)).lines).toEqual([`acme v1: ${what}`])
    }
    await signAll(table, 1)
    await table.manager.does('activateAgreement', { id: 'acme', version: 1 })
    expect((await run('apply', path)).lines).toEqual(['acme v1: unchanged'])
    await file('acme.yaml', acmeDocument({ within: '1h' }))
    for (const what of ['amendment drafted', 'unchanged']) {
      expect((await run('apply', path)).lines).toEqual([`acme v2: ${what}`])
    }
    const exported = await file(
      'again.yaml',
      (await run('export', 'acme', '--version', '2')).lines.join('\n'),
    )
    expect(await run('diff', exported)).toMatchObject({ failed: null })
  })

  it('AGR-84 takes a signed document for the same that was kept before it said what it needs', async () => {
    const table = await aTable(NOW)
    const { file, run } = await aDesk(table)
    const path = await file('acme.yaml', acmeDocument({ within: '4h, from: firstCustomerMessage' }))
    await run('apply', path)
    await signAll(table, 1)
    await table.manager.does('activateAgreement', { id: 'acme', version: 1 })
    await rewriteDocuments(table.store.pool, 'acme', ({ needs, ...rest }) => {
      expect(needs).toBe(RELEASE)
      return rest
    })
    expect((await run('apply', path)).lines).toEqual(['acme v1: unchanged'])
  })

  it('names the line of what is wrong in a file, and what the server refuses', async () => {
    const table = await aTable(NOW)
    const { file, run } = await aDesk(table)
    const wrong = await file('wrong.yaml', plainDocument('desk', '4 moons'))
    expect((await run('diff', wrong)).failed?.details[0]).toMatch(/wrong\.yaml:\d+:\d+: targets\[0]\.within/)
    const orphan = await file('orphan.yaml', plainDocument('orphan', '4h', 'parent: { agreement: nobody }\n'))
    expect((await run('apply', orphan)).failed).toBeInstanceOf(ApiError)
  })

  it('verifies a printed page and a stored agreement, and tells exactly what was forged', async () => {
    const table = await aTable(NOW)
    const { file, run, print } = await aDesk(table)
    await run('apply', await file('acme.yaml', acmeDocument()))
    const contentHash = await signAll(table, 1)
    await table.manager.does('activateAgreement', { id: 'acme', version: 1 })
    const page = await print(1)
    const fine = await run('verify', page)
    expect(fine.failed).toBe(null)
    expect(fine.lines).toEqual([
      'OK  acme v1',
      `content   ${contentHash}`,
      expect.stringMatching(/^log head {2}[0-9a-f]{64} after 9 entries$/),
      'signed    Ana A., 2026-11-20T09:00:00.000Z',
      'signed    Budi B., 2026-11-20T09:00:00.000Z',
    ])
    expect((await run('verify', 'acme')).lines).toEqual(fine.lines)
    const text = await readFile(page, 'utf8')
    const forge = async (from: string | RegExp, to: string) => {
      const forged = text.replace(from, to)
      expect(forged === text, 'nothing was forged').toBe(false)
      return (await run('verify', await file('forged.html', forged))).failed?.details
    }
    expect(await forge('"title":"Support for Acme"', '"title":"Support for Nobody"')).toEqual([
      expect.stringMatching(/^the content hash is/),
    ])
    expect(await forge('"name":"Ana A."', '"name":"Eve E."')).toEqual([
      'entry 6 of the log is not what was written there',
    ])
    const runs = /(?<="running":.*)"title":"Support for Acme"/
    expect(await forge(runs, '"title":"Support for Nobody"')).toEqual([
      expect.stringMatching(/^the running hash is/),
    ])
    expect(await forge('</body>', '<p>and a free lunch</p></body>')).toEqual([
      expect.stringMatching(/and a free/),
    ])
    for (const nonsense of [
      '{}',
      '{"entries":[]}',
      '[]',
      '{"terms":{},"entries":[{}]}',
      '{"printer":9,"entries":[]}',
    ]) {
      const block = text.replace(/(?<=id="agreement">).*(?=<\/script>)/, nonsense)
      expect((await run('verify', await file('nonsense.html', block))).failed, nonsense).toBeInstanceOf(
        CliError,
      )
    }
    // A log cut short is still a chain; only the head that the page shows tells.
    expect(await forge(/,\{"action":"distributed".*?\}(?=\],"language")/, '')).toEqual([
      expect.stringMatching(/^the page shows .* where its data says/),
    ])
    expect(await forge('solved within 4 hours<', 'solved within 9 hours<')).toEqual([
      expect.stringMatching(/9 hours.*4 hours/),
    ])
  })
})
