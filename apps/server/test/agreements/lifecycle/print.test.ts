import { canonicalJson } from '@tenggat/domain'
import { describe, expect, it } from 'vitest'
import { sha256 } from '../../../src/agreements/hashes.js'
import { acmeDocument } from './documents.js'
import { aTable, create, signAll } from './table.js'

const NOW = Date.UTC(2026, 10, 20, 9)

describe('the printed agreement', () => {
  it('shows the running numbers, the signatures with their hash and the log, and holds what is needed to recompute them', async () => {
    const table = await aTable(NOW)
    const title = 'Support <script>alert(1)</script> & more'
    await table.manager.does(
      'createAgreement',
      create(acmeDocument().replace('Support for Acme', `'${title}'`)),
    )
    const contentHash = await signAll(table, 1)
    await table.manager.does('activateAgreement', { id: 'acme', version: 1 })
    const get = async (path: string, cookie?: string) =>
      fetch(`${table.url}${path}`, { headers: cookie === undefined ? {} : { cookie } })
    const answer = await get('/print/agreements/acme/1', table.ana.cookie())
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    const page = await answer.text()
    expect(page).toContain('Support &lt;script&gt;alert(1)&lt;/script&gt; &amp; more')
    expect(page).not.toContain('<script>alert')
    expect(page).not.toMatch(/<style|style="|onload=/)
    for (const text of ['4 hours', 'Ana A.', 'Budi B.', '2026-11-20T09:00:00.000Z', contentHash]) {
      expect(page).toContain(text)
    }
    const block = /<script type="application\/json" id="agreement">([\s\S]*?)<\/script>/.exec(page)![1]!
    const data = JSON.parse(block)
    expect(data.printer).toBe(3)
    expect(data.content.title).toBe(title)
    expect(sha256(canonicalJson(data.content))).toBe(contentHash)
    expect(sha256(canonicalJson(data.running))).toBe(data.runningHash)
    expect(data.entries.at(-1).action).toBe('distributed')
    const indonesian = await get('/print/agreements/acme/1?lang=id', table.ana.cookie())
    expect(await indonesian.text()).toContain('Tanda tangan')
    expect((await get('/print.css')).headers.get('content-type')).toBe('text/css; charset=utf-8')
  })

  it('is not there for whoever may not see it, and asks strangers to sign in', async () => {
    const table = await aTable(NOW)
    await table.manager.does('createAgreement', create(acmeDocument()))
    const status = async (path: string, headers: Record<string, string>) =>
      (await fetch(`${table.url}${path}`, { headers })).status
    const { cookie } = { cookie: table.stranger.cookie() }
    expect(await status('/print/agreements/acme/1', { cookie })).toBe(404)
    expect(await status('/print/agreements/none/1', { cookie })).toBe(404)
    expect(await status('/print/agreements/a%00/1', { cookie: table.ana.cookie() })).toBe(404)
    expect(await status('/print/agreements/acme/x', { cookie: table.ana.cookie() })).toBe(404)
    expect(await status('/print/agreements/acme/1', { cookie: table.ana.cookie() })).toBe(200)
    expect(await status('/print/agreements/acme/1', {})).toBe(401)
    const authorization = `Bearer ${await table.token('read')}`
    expect(await status('/print/agreements/acme/1', { authorization })).toBe(200)
    expect(await status('/print/agreements/acme/1', { authorization: 'Bearer tgt_no_no' })).toBe(401)
  })
})
