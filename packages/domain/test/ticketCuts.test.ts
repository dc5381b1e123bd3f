import { describe, expect, it } from 'vitest'
import {
  CHANGE_FIELDS,
  type ChangeField,
  canonicalBody,
  parseTicketEvent,
  readTicketEvent,
  type TicketEvent,
} from '../src/index.js'

const EVENT = { source: 'desk', ticketKey: 'T-1', eventId: 'e-1', occurredAt: 0 }
const long = (length: number) => 'a'.repeat(length)

function read(...changes: object[]) {
  const result = readTicketEvent({ ...EVENT, changes })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  const { event, notes } = result.value
  return { event, changes: event.changes as readonly Record<string, unknown>[], notes }
}

const DESCRIPTIVE = Object.entries(CHANGE_FIELDS).flatMap(([kind, fields]) =>
  Object.entries<ChangeField>(fields)
    .filter(([, { descriptive }]) => descriptive)
    .map(([field, { type }]) => ({ kind, field, type })),
)
const NAMES = DESCRIPTIVE.filter(({ type }) => type === 'name')
const NEEDED: Readonly<Record<string, object>> = { statusChanged: { to: 'waitingOnCustomer' } }

describe('TKT-17 what describes and is too long', () => {
  it('is every text of a change but the ids, and nothing else', () => {
    expect(DESCRIPTIVE.map(({ field }) => field)).toEqual([
      ...['subject', 'service', 'requestType', 'channel', 'customer', 'tags', 'priority'],
      ...['party', 'team', 'line', 'agent', 'reason'],
    ])
  })

  it('a reason of 300 characters leaves the pause that came with it', () => {
    const { changes, notes } = read({ kind: 'statusChanged', to: 'waitingOnCustomer', reason: long(300) })
    expect(changes).toEqual([{ kind: 'statusChanged', to: 'waitingOnCustomer', reason: `${long(254)}…` }])
    expect(notes).toEqual([
      {
        ...{ code: 'fieldCut', path: ['changes', 0, 'reason'] },
        message: 'the text has 300 characters: kept are the first 254',
      },
    ])
  })

  it('of 101 tags the first 100 are kept, and the opening', () => {
    const tags = Array.from({ length: 101 }, (_, index) => `t${index}`)
    const { changes, notes } = read({ kind: 'opened' }, { kind: 'classified', tags, customer: 'Acme' })
    expect(changes[0]).toEqual({ kind: 'opened' })
    expect(changes[1]).toEqual({ kind: 'classified', tags: tags.slice(0, 100), customer: 'Acme' })
    expect(notes.map(({ path }) => path.join('.'))).toEqual(['changes.1.tags'])
  })

  it.each(NAMES)('is cut at 255 characters and told: $kind $field', ({ kind, field }) => {
    const given = (value: unknown) => read({ kind, ...NEEDED[kind], [field]: value })
    const whole = given(long(255))
    expect([whole.changes[0]![field], whole.notes]).toEqual([long(255), []])
    const cut = given(long(256))
    expect(cut.changes[0]![field]).toBe(`${long(254)}…`)
    expect(cut.notes).toHaveLength(1)
    expect(cut.notes[0]!.path).toEqual(['changes', 0, field])
  })

  it('a tag among others is cut alone', () => {
    const { changes, notes } = read({ kind: 'classified', tags: ['a', long(9_000), 'c'] })
    expect(changes[0]!.tags).toEqual(['a', `${long(254)}…`, 'c'])
    expect(notes.map(({ path }) => path)).toEqual([['changes', 0, 'tags', 1]])
  })

  it('a subject is kept up to 64 kB of UTF-8', () => {
    const subject = (text: string) => read({ kind: 'opened', subject: text })
    expect(subject('é'.repeat(32_768)).notes).toEqual([])
    const { changes, notes } = subject(`${'é'.repeat(32_768)}x`)
    expect(changes[0]!.subject).toBe(`${'é'.repeat(32_766)}…`)
    expect(new TextEncoder().encode(changes[0]!.subject as string).length).toBeLessThanOrEqual(65_536)
    expect(notes).toHaveLength(1)
    expect(subject(long(1_000_000)).changes[0]!.subject).toHaveLength(65_534)
  })

  it('is never cut within a character', () => {
    const { changes } = read({
      kind: 'statusChanged',
      to: 'onHold',
      reason: `${long(253)}${'😀'.repeat(20)}`,
    })
    expect(changes[0]!.reason).toBe(`${long(253)}…`)
    const subject = read({ kind: 'opened', subject: '😀'.repeat(20_000) }).changes[0]!.subject as string
    expect(subject).not.toMatch(/\p{Surrogate}/u)
    expect(new TextEncoder().encode(subject).length).toBeGreaterThan(65_530)
  })

  it('is the same event when it is sent again, whole or as it was kept', () => {
    const body = (reason: string) =>
      canonicalBody(read({ kind: 'statusChanged', to: 'onHold', reason }).event as TicketEvent)
    expect(body(long(300))).toBe(body(long(300)))
    expect(body(`${long(254)}…`)).toBe(body(long(300)))
    expect(body(long(254))).not.toBe(body(long(300)))
  })

  it('is refused for what would be wrong with a short one, too, and no note is made of what is refused', () => {
    const reasonOf = (reason: unknown) =>
      parseTicketEvent({ ...EVENT, changes: [{ kind: 'statusChanged', to: 'onHold', reason }] })
    expect(reasonOf(`\0${long(300)}`)).toMatchObject({ ok: false, problems: [{ code: 'badText' }] })
    expect(reasonOf(`${long(299)}\0`)).toMatchObject({ ok: true })
    expect(reasonOf(7)).toMatchObject({ ok: false, problems: [{ code: 'wrongType' }] })
  })
})
