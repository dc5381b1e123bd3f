import { describe, expect, it } from 'vitest'
import {
  type Actor,
  type AgreementAction,
  type AgreementEntry,
  activationDetail,
  actsAs,
  checkEntries,
  contentDetail,
  mayDo,
  nextEntry,
  SYSTEM,
} from '../src/index.js'
import { terms as termsWith } from '../src/testing/index.js'
import {
  actor,
  approved,
  CONTENT,
  inForce,
  Log,
  PLAIN,
  person,
  requested,
  sha256,
  signed,
  TERMS,
} from './agreementLog.js'

describe('who may do what', () => {
  const codeOf = (log: Log, action: AgreementAction, who: Actor, request = {}, terms = TERMS) =>
    mayDo(log.status, terms, action, who, request)?.code ?? null

  it('AGR-22 approving and signing are for those named, by e-mail whatever its case', () => {
    expect(codeOf(requested(), 'approved', actor('ana'))).toBeNull()
    expect(codeOf(requested(), 'approved', actor('citra'))).toBe('notYours')
    expect(codeOf(requested(), 'approved', { ...actor('ana'), email: null })).toBe('notYours')
    expect(codeOf(requested().approved('ana'), 'approved', actor('ana'))).toBe('notAllowedNow')
    expect(codeOf(requested(), 'signed', actor('budi'))).toBe('notAllowedNow')
    expect(codeOf(approved(), 'signed', actor('budi'))).toBeNull()
    expect(codeOf(approved(), 'signed', actor('ana'))).toBe('notYours')
    expect(codeOf(requested(), 'rejected', actor('citra'), { reason: 'Too dear' })).toBeNull()
    expect(codeOf(requested(), 'rejected', actor('dewi'), { reason: 'Too dear' })).toBe('notYours')
    expect(codeOf(inForce(), 'acknowledged', actor('dewi'))).toBeNull()
    expect(codeOf(inForce(), 'acknowledged', actor('eko'))).toBe('notYours')
  })

  it('AGR-22 somebody named twice acts as each in turn', () => {
    const twice = [
      person('ana', { approves: true }),
      person('boss', { approves: true, email: 'ana@acme.test' }),
    ]
    const terms = termsWith({ stakeholders: twice })
    const log = new Log()
      .add('drafted', contentDetail(terms, 'h1', 1))
      .add('approvalRequested', { contentHash: 'h1' })
    expect(actsAs(log.status, terms, 'approved', actor('ana'))?.id).toBe('ana')
    log.approved('ana')
    expect(actsAs(log.status, terms, 'approved', actor('ana'))?.id).toBe('boss')
    expect(actsAs(log.status, terms, 'approved', actor('eko'))).toBeNull()
  })

  it('AGR-22 who has no e-mail address acts as nobody, not as those who have none either', () => {
    const terms = termsWith({ stakeholders: [person('ana', { approves: true, email: null })] })
    const log = new Log().drafted(terms).add('approvalRequested', { contentHash: 'h1' })
    expect(actsAs(log.status, terms, 'approved', { ...actor('ana'), email: null })).toBeNull()
  })

  it('AGR-22 what was read must be what stands, and a no needs a reason', () => {
    expect(codeOf(approved(), 'signed', actor('budi'), { contentHash: 'h0' })).toBe('staleContent')
    expect(codeOf(approved(), 'signed', actor('budi'), { contentHash: 'h1' })).toBeNull()
    expect(codeOf(requested(), 'rejected', actor('ana'), { reason: ' ' })).toBe('reasonMissing')
    expect(codeOf(inForce(), 'terminated', actor('ana'), { reason: null })).toBe('reasonMissing')
  })

  it('AGR-22 nothing is activated before all have approved and signed', () => {
    for (const log of [new Log().drafted(), requested(), approved(), approved().signed('budi')])
      expect(codeOf(log, 'activated', actor('ana'))).toBe('notAllowedNow')
    expect(codeOf(signed(), 'activated', actor('ana'))).toBeNull()
    expect(codeOf(new Log().drafted(PLAIN), 'activated', actor('ana'), {}, PLAIN)).toBeNull()
    for (const log of [new Log().drafted(), approved().signed('budi')]) {
      log.add('activated', activationDetail(TERMS, CONTENT, null))
      expect(() => log.status).toThrow('cannot be activated')
    }
  })

  it('AGR-22 AGR-21 nor with other content than was signed, nor at once where somebody is to be asked', () => {
    const other = { ...CONTENT, contentHash: 'h2' }
    const swapped = signed().add('activated', activationDetail(TERMS, other, null))
    expect(() => swapped.status).toThrow('its content is not what stands')
    const unasked = new Log().add('activated', activationDetail(TERMS, CONTENT, null))
    expect(() => unasked.status).toThrow('has not been approved')
  })

  it('AGR-22 what happens by itself is done by nobody', () => {
    expect(codeOf(inForce(), 'expired', actor('ana'))).toBe('notYours')
    expect(codeOf(inForce(), 'expired', SYSTEM)).toBeNull()
    expect(mayDo(inForce().status, TERMS, 'withdrawn', actor('ana'))).toEqual({
      code: 'notAllowedNow',
      message: 'version 1 is active and cannot be withdrawn now',
    })
  })
})

describe('the chain of a log', () => {
  it('AGR-23 a log as it was written is intact', () => {
    const { entries } = inForce()
    expect(checkEntries(entries, sha256)).toEqual({ entries: entries.length, intact: true, brokenAt: null })
    expect(checkEntries([], sha256)).toEqual({ entries: 0, intact: true, brokenAt: null })
    expect(entries[0]).toMatchObject({ seq: 1, prevHash: '0'.repeat(64) })
    expect(checkEntries(JSON.parse(JSON.stringify(entries)), sha256).intact).toBe(true)
  })

  it.each<[string, (entries: AgreementEntry[]) => unknown]>([
    ['a changed reason', (entries) => (entries[2] = { ...entries[2]!, reason: 'late' })],
    ['a changed detail', (entries) => (entries[2] = { ...entries[2]!, detail: {} } as AgreementEntry)],
    ['another actor', (entries) => (entries[2] = { ...entries[2]!, actor: actor('eve') })],
    ['another instant', (entries) => (entries[2] = { ...entries[2]!, at: 1 })],
    ['an entry left out', (entries) => entries.splice(2, 1)],
    ['two entries swapped', (entries) => entries.splice(2, 2, entries[3]!, entries[2]!)],
    [
      'an entry made up with a hash of its own',
      (entries) => {
        const { seq, hash } = entries[1]!
        entries[2] = nextEntry({ seq, hash }, { ...entries[2]!, reason: 'x' }, sha256) as AgreementEntry
        // Its own hash is right; the one after it still names the hash that was there.
        entries.splice(2, 1, entries[2])
      },
    ],
  ])('AGR-23 %s breaks it', (name, tamper) => {
    const entries = [...inForce().entries]
    tamper(entries)
    const brokenAt = name.startsWith('an entry made up') ? 4 : 3
    expect(checkEntries(entries, sha256)).toMatchObject({ intact: false, brokenAt })
  })
})
