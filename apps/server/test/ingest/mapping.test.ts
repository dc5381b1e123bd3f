import { readFile } from 'node:fs/promises'
import { ISO_FORMAT, parseTimeFormat, type TimeFormat } from '@tenggat/domain'
import { describe, expect, it } from 'vitest'
import { readDocument } from '../../src/agreements/readDocument.js'
import { itemOfJson, itemOfRow, type Row } from '../../src/ingest/mapping/item.js'
import { mapItem } from '../../src/ingest/mapping/mapItem.js'
import { type Mapping, placesOf } from '../../src/ingest/mapping/mapping.js'
import { readJsonMapping, readMapping } from '../../src/ingest/mapping/readMapping.js'
import { readTime } from '../../src/ingest/mapping/readTime.js'

const EXAMPLE = new URL('../../../../examples/volvo/', import.meta.url)
const exampleMapping = await readFile(new URL('mapping.yaml', EXAMPLE), 'utf8')

const SMALL = `source: desk
ticketKey: '{id}'
eventId: '{id}#{row}'
occurredAt: { from: '{at}', zone: Asia/Jakarta }
changes:
  - kind: statusChanged
    to: { from: '{state}', values: { Open: open, Done: solved }, otherwise: omit }
  - kind: replied
    when: { reply: [yes, ya] }
    actor: human
    public: 'true'
`

function mappingOf(text: string) {
  const result = readMapping(text)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}

function problemsOf(text: string) {
  const result = readMapping(text)
  return result.ok ? [] : result.problems
}

const mapRow = (mapping: Mapping, row: Row, isFirst = true) =>
  mapItem(mapping, mapping.source!, itemOfRow(row), { isFirst, last: null })

const volvoRow = (over: Record<string, string> = {}, number = 3) => ({
  number,
  fields: {
    incident: '1-23',
    changed_at: '2012-05-01T09:00:00+02:00',
    status: 'Accepted',
    sub_status: 'Wait - Vendor',
    org_line: 'Org line C',
    support_team: 'G97',
    support_line: 'L1',
    impact: 'Major',
    product: 'PROD1',
    owner_country: 'Sweden',
    ...over,
  },
})

describe('the example of the Volvo log', () => {
  const volvo = mappingOf(exampleMapping)

  it('has an agreement that is in order', async () => {
    const result = readDocument(await readFile(new URL('agreement.yaml', EXAMPLE), 'utf8'))
    expect(result).toMatchObject({
      ok: true,
      value: { id: 'volvo-incidents', appliesTo: { source: ['volvo-2013'] } },
    })
    if (result.ok) expect(result.value.targets).toHaveLength(8)
  })

  it('makes one event of a row, named by incident and row', () => {
    const at = Date.parse('2012-05-01T07:00:00Z')
    expect(mapRow(volvo, volvoRow())).toEqual({
      ok: true,
      notes: [],
      time: { at, again: null, isSkipped: false },
      event: {
        source: 'volvo-2013',
        ticketKey: '1-23',
        eventId: '1-23#3',
        occurredAt: at,
        place: 3,
        changes: [
          { kind: 'classified', customer: 'Sweden' },
          { kind: 'classified', service: 'PROD1', tags: ['owner:Sweden'] },
          { kind: 'prioritised', impact: 'critical' },
          { kind: 'assigned', party: 'Org line C', team: 'G97', line: 'L1' },
          { kind: 'statusChanged', to: 'waitingOnThirdParty', reason: 'Wait - Vendor' },
        ],
      },
    })
  })

  it('takes the customer from the first row of an incident only, and from none where no country is named', () => {
    const customers = (row = volvoRow(), isFirst = true) => {
      const mapped = mapRow(volvo, row, isFirst)
      return mapped.ok ? mapped.event!.changes.filter((change) => 'customer' in change) : mapped
    }
    expect(customers()).toHaveLength(1)
    expect(customers(volvoRow(), false)).toEqual([])
    expect(customers(volvoRow({ owner_country: '0' }))).toEqual([])
  })

  it('reports a row whose status has no meaning, with the column and what would be right', () => {
    const mapped = mapRow(volvo, volvoRow({ status: 'Unmatched', sub_status: 'Unmatched' }))
    expect(mapped).toMatchObject({ ok: false, problems: [{ place: 'status, sub_status' }] })
    if (!mapped.ok) expect(mapped.problems[0]!.expected).toContain('Accepted / In Progress')
  })

  it('names the columns it needs, each once', () => {
    expect(placesOf(volvo)).toEqual([
      'incident',
      'changed_at',
      'owner_country',
      'product',
      'impact',
      'org_line',
      'support_team',
      'support_line',
      'status',
      'sub_status',
    ])
  })
})

describe('a mapping', () => {
  const small = mappingOf(SMALL)
  const row = (over: Record<string, string>) =>
    mapRow(small, {
      number: 1,
      fields: { id: 'T', at: '2026-11-06 15:00', state: 'Open', reply: '', ...over },
    })

  it('reads times without an offset in its zone', () => {
    expect(row({})).toMatchObject({ event: { occurredAt: Date.parse('2026-11-06T08:00:00Z') } })
  })

  it('makes a change only for the rows it is for', () => {
    expect(row({})).toMatchObject({ event: { changes: [{ kind: 'statusChanged', to: 'open' }] } })
    expect(row({ reply: 'ya' })).toMatchObject({
      event: { changes: [{ kind: 'statusChanged' }, { kind: 'replied', actor: 'human', public: true }] },
    })
  })

  it('leads a refused value back to its column', () => {
    expect(row({ id: '' })).toMatchObject({ ok: false, problems: [{ place: 'id' }] })
    expect(row({ at: 'yesterday' })).toMatchObject({ ok: false, problems: [{ place: 'at' }] })
    expect(row({ state: 'Odd' })).toMatchObject({
      ok: false,
      problems: [{ message: 'the status is missing' }],
    })
    expect(row({ id: 'a\0b' })).toMatchObject({ ok: false, problems: [{ place: 'id' }, {}] })
  })

  it.each([
    ['source: desk', 'sauce: desk', 1],
    ["ticketKey: '{id}'", 'ticketKey: 4', 2],
    ['Asia/Jakarta', 'Asia/Jakatra', 4],
    ['Done: solved', 'Done: finished', 7],
    ['kind: replied', 'kind: answered', 8],
    ['actor: human', 'author: human', 10],
  ])('that says %s → %s is refused with its line', (from, to, line) => {
    expect(problemsOf(SMALL.replace(from, to)).map((problem) => problem.line)).toContain(line)
  })

  it.each([
    ['Done: solved', 'Done: finished', 'changes.0.to.values.Done', /"solved".*but received "finished"/],
    ['otherwise: omit', 'otherwise: ignore', 'changes.0.to.otherwise', /refuse, omit, or/],
    ["{ from: '{state}'", "{ form: '{state}'", 'changes.0.to.form', /received "form"/],
    ['Asia/Jakarta', 'Asia/Jakatra', 'occurredAt.zone', /Jakatra" is not a known time zone/],
    ["occurredAt: { from: '{at}', zone: Asia/Jakarta }", 'occurredAt: 7', 'occurredAt', /'{place}', or/],
  ])('that says %s → %s is told the place within and what would be right', (from, to, path, message) => {
    const problem = problemsOf(SMALL.replace(from, to)).find((found) => found.path.join('.') === path)
    expect(problem?.message).toMatch(message)
  })
})

function formatOf(name: string): TimeFormat {
  const parsed = parseTimeFormat(name)
  if (!parsed.ok) throw new Error(name)
  return parsed.value
}

describe('the time of a row', () => {
  it.each([
    ['2012-05-01T09:00:00+02:00', '2012-05-01T07:00:00.000Z'],
    ['2012-05-01 09:00Z', '2012-05-01T09:00:00.000Z'],
    ['2012-05-01T09:00:00.123456-0330', '2012-05-01T12:30:00.123Z'],
    ['2012-05-01T09:00:00,5+00', '2012-05-01T09:00:00.500Z'],
    ['2012-03-25 02:30', '2012-03-25T01:30:00.000Z'],
    ['2012-10-28 02:30', '2012-10-28T00:30:00.000Z'],
  ])('%s is %s', (text, iso) => {
    expect(readTime(text, ISO_FORMAT, 'Europe/Stockholm')).toMatchObject({ at: Date.parse(iso) })
  })

  it.each(['', '2012-02-30T09:00Z', '2012-05-01', '01/05/2012 09:00', '2012-05-01T25:00Z'])(
    '%s is none',
    (text) => {
      expect(readTime(text, ISO_FORMAT, 'Europe/Stockholm')).toEqual(expect.any(String))
    },
  )

  it('may be counted from 1970', () => {
    expect(readTime('1335855600', formatOf('epochSeconds'), null)).toMatchObject({ at: 1_335_855_600_000 })
    expect(readTime('1335855600123', formatOf('epochMilliseconds'), null)).toMatchObject({
      at: 1_335_855_600_123,
    })
    expect(readTime('soon', formatOf('epochSeconds'), null)).toEqual(expect.any(String))
  })

  it.each([
    ["format: 'dd.MM.yyyy HH:mm', zone: Europe/Berlin", '02.03.2026 10:00'],
    ["format: 'M/d/yyyy h:mm a', zone: UTC", '3/2/2026 9:00 AM'],
    ['format: excel, zone: Europe/Berlin', '46083.4166666667'],
    ['format: rfc2822', 'Mon, 2 Mar 2026 10:00:00 +0100'],
    ["format: 'd/M/yyyy H:mm X'", '2/3/2026 16:00 WIB'],
    ['zone: Asia/Jakarta', '2026-03-02 09:00:00.000999 UTC'],
  ])('W11: is read by the format that the mapping names, %s', (how, text) => {
    const mapping = mappingOf(SMALL.replace('zone: Asia/Jakarta', how))
    const row = (at: string) =>
      mapItem(mapping, 'desk', itemOfRow({ number: 1, fields: { id: '7', at, state: 'Open' } }))
    expect(row(text)).toMatchObject({ ok: true, event: { occurredAt: Date.UTC(2026, 2, 2, 9) } })
    expect(row('soon')).toMatchObject({ ok: false, problems: [{ code: 'badInstant', place: 'at' }] })
    expect(row('31.02.2026 10:00')).toMatchObject({ ok: false })
  })

  it('W11: a format that is none, or that leaves the zone open, is refused with its line before any row', () => {
    const problemOf = (how: string) => problemsOf(SMALL.replace('zone: Asia/Jakarta', how))[0]
    expect(problemOf("format: 'YYYY-MM-DD', zone: UTC")).toMatchObject({
      ...{ code: 'badFormat', line: 4, path: ['occurredAt', 'format'] },
      message: expect.stringContaining('YYYY stands for nothing'),
      expected: expect.stringContaining('epochSeconds'),
    })
    expect(problemOf("format: 'd/M/yyyy H:mm'")).toMatchObject({
      ...{ code: 'badMapping', line: 4 },
      message: expect.stringContaining('of which zone'),
    })
  })

  it('without an offset needs a zone', () => {
    expect(readTime('2012-05-01 09:00', ISO_FORMAT, null)).toContain('names no zone')
  })
})

const HOOK = `when: { type: [issue.created, issue.updated] }
ticketKey: '{issue.id}'
eventId: '{@webhook-id}'
occurredAt: { from: '{issue.changes[0].at}', format: epochSeconds }
changes:
  - kind: opened
    when: { type: issue.created }
    subject: '{issue.title}'
  - kind: classified
    customer: '{issue.org.name}'
    tags: ['{issue.labels}', 'from:{issue.via}']
  - kind: statusChanged
    to: { from: '{issue.state}', values: { open: open, done: solved } }
  - kind: replied
    when: { issue.answered: 'true' }
    actor: human
    public: 'true'
`

const hook = (over: object = {}) => ({
  type: 'issue.created',
  issue: {
    id: 17,
    title: 'Down',
    state: 'open',
    org: { name: 'Acme' },
    labels: ['vip', 'net'],
    via: 'mail',
    answered: true,
    changes: [{ at: 1_764_500_000.5 }],
    ...over,
  },
})

describe('a mapping of JSON', () => {
  const mappingOfJson = (text: string) => {
    const read = readJsonMapping(text, 'hooks')
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    return read.value
  }
  const map = (body: unknown, headers: Record<string, string> = { 'webhook-id': 'm-1' }) =>
    mapItem(mappingOfJson(HOOK), 'hooks', itemOfJson(body, headers))

  it('reads values by path, lists as tags, headers, numbers and yes or no', () => {
    expect(map(hook())).toEqual({
      ok: true,
      notes: [],
      time: { at: 1_764_500_000_500, again: null, isSkipped: false },
      event: {
        source: 'hooks',
        ticketKey: '17',
        eventId: 'm-1',
        occurredAt: 1_764_500_000_500,
        changes: [
          { kind: 'opened', subject: 'Down' },
          { kind: 'classified', customer: 'Acme', tags: ['vip', 'net', 'from:mail'] },
          { kind: 'statusChanged', to: 'open' },
          { kind: 'replied', actor: 'human', public: true },
        ],
      },
    })
  })

  it('passes over what it is not about', () => {
    expect(map({ ...hook(), type: 'user.created' })).toEqual({ ok: true, event: null })
  })

  it.each([
    [
      'an object where a text is wanted',
      hook({ org: { name: { first: 'A' } } }),
      'wrongType',
      'issue.org.name',
    ],
    ['a list in a list of tags', hook({ labels: [['x']] }), 'wrongType', 'issue.labels[0]'],
    ['a value without a meaning', hook({ state: 'odd' }), 'unknownValue', 'issue.state'],
    ['a missing instant', hook({ changes: [] }), 'badInstant', 'issue.changes[0].at'],
    ['a missing key', hook({ id: null }), 'empty', 'issue.id'],
  ])('says of %s where it stands', (_, body, code, place) => {
    expect(map(body)).toMatchObject({ ok: false, problems: [{ code, place }] })
  })

  it('never reads what JavaScript gives every object', () => {
    const mapping = mappingOfJson(HOOK.replace('{issue.title}', '{issue.constructor.name}'))
    const mapped = mapItem(mapping, 'hooks', itemOfJson(hook(), { 'webhook-id': 'm' }))
    expect(mapped).toMatchObject({ ok: false, problems: [{ place: 'issue.constructor.name' }] })
  })

  it.each([
    ['a place that is no path', HOOK.replace('{issue.id}', '{issue[x]}'), /issue\[x\]/, undefined],
    ['the mapping of another source', `source: other\n${HOOK}`, /another source/, 1],
    ['what is for tables', HOOK.replace("subject: '{issue.title}'", 'once: true'), /rows of a table/, 8],
  ])('refuses %s', (_, text, says, line) => {
    const read = readJsonMapping(text, 'hooks')
    expect(read).toMatchObject({ ok: false, problems: [{ message: expect.stringMatching(says) }] })
    if (!read.ok && line !== undefined) expect(read.problems[0]!.line).toBe(line)
  })
})
