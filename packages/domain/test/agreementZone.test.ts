import { describe, expect, it } from 'vitest'
import {
  type AgreementTerms,
  agendaOf,
  documentOf,
  documentText,
  parseAgreementTerms,
  parseDocument,
  resolveTerms,
  settledTermOf,
  termInstants,
  termZoneOf,
} from '../src/index.js'

const week = { mon: [['09:00', '17:00']] }
const hours = (timeZone: string) => ({ timeZone, weekly: week })
const at = (text: string) => Date.parse(text)

function read(more: object): AgreementTerms {
  const targets = [{ id: 't', metric: 'resolution', within: '4h', calendar: 'office' }]
  const parsed = parseAgreementTerms({ id: 'acme', title: 'Acme', targets, ...more })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.value
}

describe('AGR-71 the zone of an agreement', () => {
  it.each([
    [
      'what its term says, whatever its calendars say',
      { office: hours('Asia/Jakarta') },
      'UTC',
      'UTC',
      'said',
    ],
    ['that of its only calendar', { office: hours('Asia/Jakarta') }, null, 'Asia/Jakarta', 'calendars'],
    [
      'that of all of its calendars',
      { office: hours('Asia/Jakarta'), nights: hours('Asia/Jakarta') },
      null,
      'Asia/Jakarta',
      'calendars',
    ],
    [
      'UTC where they are of several',
      { office: hours('Asia/Jakarta'), berlin: hours('Europe/Berlin') },
      null,
      'UTC',
      'several',
    ],
    [
      'UTC where what a calendar is made of is of several',
      {
        office: { timeZone: 'Asia/Jakarta', union: ['a', 'b'] },
        a: hours('Asia/Jakarta'),
        b: hours('Asia/Tokyo'),
      },
      null,
      'UTC',
      'several',
    ],
    [
      'not known while a shared calendar has not been looked up',
      { office: { use: 'jakarta' } },
      null,
      'UTC',
      'later',
    ],
  ])('is %s', (_, calendars, said, timeZone, origin) => {
    const term = said === null ? {} : { term: { timeZone: said } }
    expect(termZoneOf(read({ calendars, ...term }))).toEqual({ timeZone, origin })
  })

  it('is UTC where there is no calendar at all', () => {
    const goals = [{ id: 'g', party: 'p', text: 'x', objective: '95%', measure: 'satisfaction' }]
    const parties = [{ id: 'p', name: 'P', role: 'provider' }]
    const terms = read({ targets: undefined, goals, parties })
    expect(termZoneOf(terms)).toEqual({ timeZone: 'UTC', origin: 'none' })
  })

  it('is that of the shared calendar once it runs, and of the level above where it has none of its own', () => {
    const above = read({ id: 'group', level: 'corporate', calendars: { office: hours('Asia/Tokyo') } })
    const looked = {
      calendar: () => hours('Asia/Jakarta') as never,
      agreement: () => ({ version: 1, terms: { ...above, calendars: above.calendars as never, levels: [] } }),
    }
    const zoneOf = (terms: AgreementTerms) => {
      const running = resolveTerms(terms, looked)
      if (!running.ok) throw new Error(JSON.stringify(running.problems))
      return termZoneOf(running.value)
    }
    expect(zoneOf(read({ calendars: { office: { use: 'jakarta' } } })).timeZone).toBe('Asia/Jakarta')
    const under = { level: 'service', parent: 'group' }
    expect(zoneOf(read({ ...under, targets: undefined }))).toEqual({
      timeZone: 'Asia/Tokyo',
      origin: 'calendars',
    })
    const own = read({ ...under, calendars: { office: hours('Asia/Jakarta') } })
    expect(zoneOf(own)).toEqual({ timeZone: 'Asia/Jakarta', origin: 'calendars' })
  })

  it('is what its dates, its end, its notice and its reviews go by', () => {
    const terms = read({
      calendars: { office: hours('Asia/Jakarta') },
      parties: [{ id: 'p', name: 'P', role: 'provider' }],
      stakeholders: [{ id: 'ana', name: 'Ana', party: 'p', role: 'Lead' }],
      term: { startsOn: '2026-01-01', endsOn: '2027-01-01', notice: '30d' },
      review: { everyMonths: 3, firstOn: '2026-04-01', owner: 'ana' },
    })
    expect(termInstants(settledTermOf(terms))).toMatchObject({
      startsAt: at('2026-01-01T00:00+07:00'),
      endsAt: at('2027-01-01T00:00+07:00'),
    })
    expect(agendaOf(terms, at('2026-02-01T00:00Z'))).toEqual([
      { kind: 'review', at: at('2026-04-01T00:00+07:00') },
      { kind: 'noticeOpens', at: at('2026-12-02T00:00+07:00') },
    ])
  })

  it('is in the document only where it was said: what was hashed before keeps its text', () => {
    const calendars = { office: hours('Asia/Jakarta') }
    const silent = documentText(documentOf(read({ calendars, term: { startsOn: '2026-01-01' } })))
    expect(silent).toContain('"term":{"startsOn":"2026-01-01"}')
    const again = parseDocument(JSON.parse(silent))
    expect(again.ok && documentText(documentOf(again.value))).toBe(silent)
    const said = documentOf(read({ calendars, term: { timeZone: 'UTC' } }))
    expect(said.term).toEqual({ timeZone: 'UTC' })
  })

  it('stays UTC in what was signed with UTC spelled out, before forms had numbers', () => {
    const form0 = { ...read({ calendars: { office: hours('Asia/Jakarta') } }) }
    const spelled = { ...form0, term: { ...form0.term, timeZone: 'UTC' } }
    const parsed = parseDocument(spelled)
    expect(parsed.ok && termZoneOf(parsed.value)).toEqual({ timeZone: 'UTC', origin: 'said' })
  })
})
