import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { unreachableStates } from '../src/agreement/lifecycle/moves.js'
import {
  type Actor,
  AGREEMENT_STATES,
  type AgreementAction,
  type AgreementEntry,
  type AgreementTerms,
  activationDetail,
  actsAs,
  checkEntries,
  contentDetail,
  type EntryDetails,
  endsOf,
  foldVersion,
  foldVersions,
  mayDo,
  nextEntry,
  type Stakeholder,
  SYSTEM,
  type VersionStanding,
} from '../src/index.js'
import { seededRandom, terms as termsWith } from '../src/testing/index.js'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const person = (id: string, duties: Partial<Stakeholder> = {}): Stakeholder => ({
  id,
  name: id,
  party: 'acme',
  role: 'Head',
  email: `${id}@acme.test`,
  phone: null,
  responsibilities: [],
  approves: false,
  signs: false,
  ...duties,
})

const TERMS: AgreementTerms = termsWith({
  stakeholders: [
    person('ana', { approves: true }),
    person('budi', { approves: true, signs: true }),
    person('citra', { signs: true }),
    person('dewi'),
  ],
})
const PLAIN: AgreementTerms = termsWith()
const CONTENT = { contentHash: 'h1', runningHash: 'r1', revision: 1 }
const actor = (id: string): Actor => ({
  principal: id,
  name: id,
  email: `${id.toUpperCase()}@acme.test`,
  party: 'acme',
})

/** An agreement's log that is written by naming what happens; each entry a minute after the one before. */
class Log {
  readonly entries: AgreementEntry[] = []

  add<A extends AgreementAction>(
    action: A,
    detail: EntryDetails[A],
    over: Partial<AgreementEntry> = {},
  ): this {
    const at = (this.entries.length + 1) * 60_000
    const deed = { agreementId: 'acme', version: 1, at, actor: SYSTEM, reason: null, ...over, action, detail }
    this.entries.push(nextEntry(this.entries.at(-1) ?? null, deed, sha256) as unknown as AgreementEntry)
    return this
  }

  drafted(terms = TERMS): this {
    return this.add('drafted', contentDetail(terms, 'h1', 1))
  }

  edited(hash: string, revision: number): this {
    return this.add('edited', contentDetail(TERMS, hash, revision))
  }

  approved(stakeholder: string, contentHash = 'h1'): this {
    return this.add('approved', { stakeholder, contentHash })
  }

  signed(stakeholder: string, contentHash = 'h1'): this {
    return this.add('signed', { stakeholder, contentHash, name: stakeholder })
  }

  get standing(): VersionStanding {
    return foldVersion(this.entries)
  }
}

const requested = () => new Log().drafted().add('approvalRequested', { contentHash: 'h1' })
const approved = () => requested().approved('ana').approved('budi')
const signed = () => approved().signed('citra').signed('budi')
const inForce = () => signed().add('activated', activationDetail(TERMS, CONTENT, null))

describe('the log of a version', () => {
  it('AGR-20 goes from draft over approvals and signatures into force', () => {
    expect(new Log().drafted().standing).toMatchObject({
      state: 'draft',
      revision: 1,
      approvers: ['ana', 'budi'],
      signers: ['budi', 'citra'],
    })
    expect(requested().standing.state).toBe('inReview')
    expect(requested().approved('ana').standing.state).toBe('inReview')
    expect(approved().standing.state).toBe('approved')
    expect(approved().signed('citra').standing.state).toBe('approved')
    expect(signed().standing.state).toBe('signed')
    expect(signed().standing.signatures.map((each) => each.stakeholder)).toEqual(['citra', 'budi'])
    expect(inForce().standing).toMatchObject({ state: 'active', effectiveFrom: null, runningHash: 'r1' })
    const later = signed().add('activated', activationDetail(TERMS, CONTENT, 1e9))
    expect(later.standing.state).toBe('scheduled')
    expect(later.add('tookEffect', {}).standing).toMatchObject({ state: 'active', effectiveFrom: 1e9 })
  })

  it('AGR-20 approval that nobody gives is given by asking', () => {
    const log = new Log().drafted(PLAIN).add('approvalRequested', { contentHash: 'h1' })
    expect(log.standing.state).toBe('approved')
  })

  it('AGR-20 a version that only follows begins in force', () => {
    const cause = { kind: 'calendar', id: 'jakarta', revision: 2 } as const
    const log = new Log().add('activated', activationDetail(TERMS, CONTENT, 0, cause))
    expect(log.standing).toMatchObject({ state: 'active', cause, contentHash: 'h1' })
  })

  it('AGR-20 suspension, notice and the end are told', () => {
    const ended = inForce()
      .add('suspended', {})
      .add('reinstated', {})
      .add('noticeGiven', { endsAt: 9e6 })
      .add('terminated', { endsAt: 9e6 }, { at: 9e6 })
    expect(ended.standing).toMatchObject({ state: 'terminated', endsAt: 9e6 })
    expect(ended.standing.suspensions).toHaveLength(1)
    expect(inForce().add('suspended', {}).standing).toMatchObject({
      state: 'suspended',
      suspensions: [{ to: null }],
    })
    const backdated = inForce().add('terminated', { endsAt: 0 })
    expect(backdated.standing.endsAt).toBe(backdated.entries.at(-1)!.at)
  })

  it('AGR-20 comments, copies and receipts change no state', () => {
    const log = inForce()
      .add('commented', { clause: 'targets.solve', text: 'Too tight?' })
      .add('distributed', { stakeholders: ['ana', 'dewi'] })
      .add('acknowledged', { stakeholder: 'dewi', contentHash: 'h1' })
      .add('acknowledged', { stakeholder: 'dewi', contentHash: 'h1' })
      .add('migrated', { movedClocks: 3 })
    expect(log.standing).toMatchObject({ state: 'active', distributedTo: ['ana', 'dewi'] })
    expect(log.standing.comments).toMatchObject([{ clause: 'targets.solve', text: 'Too tight?' }])
    expect(log.standing.acknowledgements).toMatchObject([{ stakeholder: 'dewi' }])
  })

  it('AGR-20 versions of one log are folded apart', () => {
    const log = inForce().add('drafted', contentDetail(TERMS, 'h2', 1), { version: 2 })
    const standings = foldVersions(log.entries)
    expect([...standings].map(([version, { state }]) => [version, state])).toEqual([
      [1, 'active'],
      [2, 'draft'],
    ])
  })

  it('AGR-20 every state is reached, and what the table does not list is refused', () => {
    expect(unreachableStates()).toEqual([])
    for (const state of AGREEMENT_STATES) expect(endsOf(state, 'drafted')).toEqual([])
    expect(() => new Log().drafted().signed('budi').standing).toThrow('cannot be signed')
    expect(() => inForce().edited('h2', 2).standing).toThrow('cannot be edited')
    expect(() => foldVersion([])).toThrow()
    expect(() => new Log().add('commented', { clause: 'id', text: '' }).standing).toThrow('cannot begin')
  })

  it('AGR-20 a table with a state that nothing reaches is noticed', () => {
    const none = Object.fromEntries(AGREEMENT_STATES.map((state) => [state, {}]))
    expect(unreachableStates(none as never)).toEqual(AGREEMENT_STATES.slice(1))
  })

  it('AGR-21 an edit voids approvals and signatures', () => {
    const edited = approved().signed('citra').edited('h2', 2)
    expect(edited.standing).toMatchObject({
      state: 'draft',
      revision: 2,
      contentHash: 'h2',
      approvals: [],
      signatures: [],
      lapsedSignatures: [{ stakeholder: 'citra', contentHash: 'h1' }],
    })
    const again = edited.add('approvalRequested', { contentHash: 'h2' })
    expect(again.approved('ana', 'h2').standing.state).toBe('inReview')
    expect(again.approved('budi', 'h2').standing.state).toBe('approved')
  })

  it('AGR-21 a rejection voids them too, and keeps its reason', () => {
    const rejected = requested()
      .approved('ana')
      .add('rejected', { stakeholder: 'budi', contentHash: 'h1' }, { reason: 'The hours are wrong' })
    expect(rejected.standing).toMatchObject({
      state: 'draft',
      approvals: [],
      rejection: { reason: 'The hours are wrong' },
    })
  })

  it('AGR-21 approving or signing other content counts for nothing', () => {
    expect(requested().approved('ana', 'h0').approved('budi').standing).toMatchObject({
      state: 'inReview',
      approvals: [{ stakeholder: 'budi' }],
    })
    const stale = approved().signed('budi', 'h0').signed('citra').signed('dewi')
    expect(stale.standing).toMatchObject({ state: 'approved', lapsedSignatures: [{ stakeholder: 'budi' }] })
    expect(stale.standing.signatures.map((each) => each.stakeholder)).toEqual(['citra'])
  })

  it('AGR-21 over random logs, a version is signed only by all of one content', () => {
    const random = seededRandom(21)
    const forward = ['approvalRequested', 'approved', 'signed'] as const
    const likely = [...forward, ...forward, ...forward, ...forward, 'edited', 'rejected'] as const
    let reached = 0
    for (let round = 0; round < 1_000; round++) {
      const log = new Log().drafted()
      for (let step = 0; step < 25; step++) {
        const { standing } = log
        const action = random.pick(likely.filter((each) => endsOf(standing.state, each).length > 0))
        const contentHash = random.chance(0.9) ? standing.contentHash : 'h0'
        const stakeholder = random.pick(['ana', 'budi', 'citra', 'dewi'])
        if (action === 'edited') log.edited(`h${step + 2}`, standing.revision + 1)
        else if (action === 'approvalRequested') log.add(action, { contentHash })
        else if (action === 'approved') log.approved(stakeholder, contentHash)
        else if (action === 'signed') log.signed(stakeholder, contentHash)
        else log.add(action, { contentHash, stakeholder })
        const { state, signatures, approvals, contentHash: present } = log.standing
        const by = (list: readonly { stakeholder: string; contentHash: string }[]) =>
          list.filter((each) => each.contentHash === present).map((each) => each.stakeholder)
        expect(state === 'signed').toBe(by(signatures).toSorted().join() === 'budi,citra')
        if (state === 'signed' || state === 'approved') {
          expect(by(approvals).toSorted()).toEqual(['ana', 'budi'])
        }
        if (state === 'signed') reached++
      }
    }
    expect(reached).toBeGreaterThan(50)
  })
})

describe('who may do what', () => {
  const codeOf = (log: Log, action: AgreementAction, who: Actor, request = {}, terms = TERMS) =>
    mayDo(log.standing, terms, action, who, request)?.code ?? null

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
    expect(actsAs(log.standing, terms, 'approved', actor('ana'))?.id).toBe('ana')
    log.approved('ana')
    expect(actsAs(log.standing, terms, 'approved', actor('ana'))?.id).toBe('boss')
    expect(actsAs(log.standing, terms, 'approved', actor('eko'))).toBeNull()
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
  })

  it('AGR-22 what happens by itself is done by nobody', () => {
    expect(codeOf(inForce(), 'expired', actor('ana'))).toBe('notYours')
    expect(codeOf(inForce(), 'expired', SYSTEM)).toBeNull()
    expect(mayDo(inForce().standing, TERMS, 'withdrawn', actor('ana'))).toEqual({
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
