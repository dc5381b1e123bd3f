import { describe, expect, it } from 'vitest'
import { unreachableStates } from '../src/agreement/lifecycle/moves.js'
import {
  AGREEMENT_STATES,
  activationDetail,
  contentDetail,
  endsOf,
  foldVersion,
  foldVersions,
  type VersionStatus,
} from '../src/index.js'
import { seededRandom } from '../src/testing/index.js'
import { approved, CONTENT, inForce, Log, PLAIN, requested, signed, TERMS } from './agreementLog.js'

describe('the log of a version', () => {
  it('AGR-20 goes from draft over approvals and signatures into force', () => {
    expect(new Log().drafted().status).toMatchObject({
      state: 'draft',
      revision: 1,
      approvers: ['ana', 'budi'],
      signers: ['budi', 'citra'],
    })
    expect(requested().status.state).toBe('inReview')
    expect(requested().approved('ana').status.state).toBe('inReview')
    expect(approved().status.state).toBe('approved')
    expect(approved().signed('citra').status.state).toBe('approved')
    expect(signed().status.state).toBe('signed')
    expect(signed().status.signatures.map((each) => each.stakeholder)).toEqual(['citra', 'budi'])
    expect(inForce().status).toMatchObject({ state: 'active', effectiveFrom: null, runningHash: 'r1' })
    const later = signed().add('activated', activationDetail(TERMS, CONTENT, 1e9))
    expect(later.status.state).toBe('scheduled')
    expect(later.add('tookEffect', {}).status).toMatchObject({ state: 'active', effectiveFrom: 1e9 })
  })

  it('AGR-59 a hash that is of nothing on record is told in every state, and changes nothing else', () => {
    const lost = { part: 'content', hash: 'h1', found: 'h2' } as const
    for (const state of AGREEMENT_STATES) expect(endsOf(state, 'hashUnverifiable')).toEqual([state])
    for (const log of [new Log().drafted(), approved(), inForce()]) {
      const before = log.status
      expect(log.add('hashUnverifiable', lost).status).toEqual(before)
    }
  })

  it('AGR-20 approval that nobody gives is given by asking', () => {
    const log = new Log().drafted(PLAIN).add('approvalRequested', { contentHash: 'h1' })
    expect(log.status.state).toBe('approved')
  })

  it('AGR-20 a version that only follows begins in force', () => {
    const cause = { kind: 'calendar', id: 'jakarta', revision: 2 } as const
    const log = new Log().add('activated', activationDetail(TERMS, CONTENT, 0, cause))
    expect(log.status).toMatchObject({ state: 'active', cause, contentHash: 'h1' })
  })

  it('AGR-20 a version that only follows ends by the notice that the one before it was given', () => {
    const cause = { kind: 'calendar', id: 'jakarta', revision: 2 } as const
    const following = (former: VersionStatus) =>
      new Log().add('activated', activationDetail(TERMS, CONTENT, 1e6, cause, former)).status
    const noticed = inForce().add('noticeGiven', { endsAt: 9e6 }).status
    expect(following(noticed)).toMatchObject({ endsAt: 9e6, noticeGivenAt: noticed.noticeGivenAt })
    expect(following(inForce().status)).toMatchObject({ endsAt: null, noticeGivenAt: null })
  })

  it('AGR-20 suspension, notice and the end are told', () => {
    const ended = inForce()
      .add('suspended', {})
      .add('reinstated', {})
      .add('noticeGiven', { endsAt: 9e6 })
      .add('terminated', { endsAt: 9e6 }, { at: 9e6 })
    expect(ended.status).toMatchObject({ state: 'terminated', endsAt: 9e6 })
    expect(ended.status.suspensions).toHaveLength(1)
    expect(inForce().add('suspended', {}).status).toMatchObject({
      state: 'suspended',
      suspensions: [{ to: null }],
    })
    const backdated = inForce().add('terminated', { endsAt: 0 })
    expect(backdated.status.endsAt).toBe(backdated.entries.at(-1)!.at)
    const noticed = inForce().add('noticeGiven', { endsAt: 0 })
    expect(noticed.status.endsAt).toBe(noticed.entries.at(-1)!.at)
    const later = inForce().add('noticeGiven', { endsAt: 9e6 }).add('noticeGiven', { endsAt: 9e7 })
    expect(later.status.endsAt).toBe(9e6)
    const expired = inForce().add('expired', {})
    expect(expired.status.endsAt).toBe(expired.entries.at(-1)!.at)
  })

  it('AGR-20 comments, copies and receipts change no state', () => {
    const log = inForce()
      .add('commented', { clause: 'targets.solve', text: 'Too tight?' })
      .add('distributed', { stakeholders: ['ana', 'dewi'] })
      .add('acknowledged', { stakeholder: 'dewi', contentHash: 'h1' })
      .add('acknowledged', { stakeholder: 'dewi', contentHash: 'h1' })
      .add('migrated', { movedClocks: 3 })
    expect(log.status).toMatchObject({ state: 'active', distributedTo: ['ana', 'dewi'] })
    expect(log.status.comments).toMatchObject([{ clause: 'targets.solve', text: 'Too tight?' }])
    expect(log.status.acknowledgements).toMatchObject([{ stakeholder: 'dewi' }])
  })

  it('AGR-20 versions of one log are folded apart', () => {
    const log = inForce().add('drafted', contentDetail(TERMS, 'h2', 1), { version: 2 })
    const statuses = foldVersions(log.entries)
    expect([...statuses].map(([version, { state }]) => [version, state])).toEqual([
      [1, 'active'],
      [2, 'draft'],
    ])
  })

  it('AGR-20 every state is reached, and what the table does not list is refused', () => {
    expect(unreachableStates()).toEqual([])
    for (const state of AGREEMENT_STATES) expect(endsOf(state, 'drafted')).toEqual([])
    expect(() => new Log().drafted().signed('budi').status).toThrow('cannot be signed')
    expect(() => inForce().edited('h2', 2).status).toThrow('cannot be edited')
    expect(() => foldVersion([])).toThrow()
    expect(() => new Log().add('commented', { clause: 'id', text: '' }).status).toThrow('cannot begin')
  })

  it('AGR-20 a table with a state that nothing reaches is noticed', () => {
    const none = Object.fromEntries(AGREEMENT_STATES.map((state) => [state, {}]))
    expect(unreachableStates(none as never)).toEqual(AGREEMENT_STATES.slice(1))
  })

  it('AGR-21 an edit voids approvals and signatures', () => {
    const edited = approved().signed('citra').edited('h2', 2)
    expect(edited.status).toMatchObject({
      state: 'draft',
      revision: 2,
      contentHash: 'h2',
      approvals: [],
      signatures: [],
      lapsedSignatures: [{ stakeholder: 'citra', contentHash: 'h1' }],
    })
    const again = edited.add('approvalRequested', { contentHash: 'h2' })
    expect(again.approved('ana', 'h2').status.state).toBe('inReview')
    expect(again.approved('budi', 'h2').status.state).toBe('approved')
  })

  it('AGR-21 a rejection voids them too, and keeps its reason', () => {
    const rejected = requested()
      .approved('ana')
      .add('rejected', { stakeholder: 'budi', contentHash: 'h1' }, { reason: 'The hours are wrong' })
    expect(rejected.status).toMatchObject({
      state: 'draft',
      approvals: [],
      rejection: { reason: 'The hours are wrong' },
    })
  })

  it('AGR-21 approving or signing other content counts for nothing', () => {
    expect(requested().approved('ana', 'h0').approved('budi').status).toMatchObject({
      state: 'inReview',
      approvals: [{ stakeholder: 'budi' }],
    })
    const stale = approved().signed('budi', 'h0').signed('citra').signed('dewi')
    expect(stale.status).toMatchObject({ state: 'approved', lapsedSignatures: [{ stakeholder: 'budi' }] })
    expect(stale.status.signatures.map((each) => each.stakeholder)).toEqual(['citra'])
  })

  it('AGR-21 over random logs, a version is signed only by all of one content', () => {
    const random = seededRandom(21)
    const forward = ['approvalRequested', 'approved', 'signed'] as const
    const likely = [...forward, ...forward, ...forward, ...forward, 'edited', 'rejected'] as const
    let reached = 0
    for (let round = 0; round < 1_000; round++) {
      const log = new Log().drafted()
      for (let step = 0; step < 25; step++) {
        const { status } = log
        const action = random.pick(likely.filter((each) => endsOf(status.state, each).length > 0))
        const contentHash = random.chance(0.9) ? status.contentHash : 'h0'
        const stakeholder = random.pick(['ana', 'budi', 'citra', 'dewi'])
        if (action === 'edited') log.edited(`h${step + 2}`, status.revision + 1)
        else if (action === 'approvalRequested') log.add(action, { contentHash })
        else if (action === 'approved') log.approved(stakeholder, contentHash)
        else if (action === 'signed') log.signed(stakeholder, contentHash)
        else log.add(action, { contentHash, stakeholder })
        const { state, signatures, approvals, contentHash: present } = log.status
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
