import { describe, expect, it } from 'vitest'
import {
  earliestEnd,
  inForceOf,
  lastDayOf,
  type SettledTerm,
  type Stretch,
  termInstants,
  type VersionStatus,
} from '../src/index.js'
import { seededRandom } from '../src/testing/index.js'

const at = (iso: string): number => Date.parse(iso)

const status = (version: number, over: Partial<VersionStatus> = {}): VersionStatus => ({
  version,
  state: 'active',
  revision: 1,
  contentHash: 'h',
  approvers: [],
  signers: [],
  approvals: [],
  signatures: [],
  lapsedSignatures: [],
  comments: [],
  rejection: null,
  activatedAt: 0,
  runningHash: 'r',
  effectiveFrom: null,
  endsAt: null,
  noticeGivenAt: null,
  suspensions: [],
  cause: null,
  distributedAt: null,
  distributedTo: [],
  acknowledgements: [],
  ...over,
})

const stretchesOf = (...statuses: readonly VersionStatus[]) => Object.fromEntries(inForceOf(statuses))

describe('when versions bind', () => {
  it('AGR-24 from the effective date until the next one', () => {
    expect(stretchesOf(status(1))).toEqual({ 1: [[null, null]] })
    expect(stretchesOf(status(1), status(2, { effectiveFrom: 100 }))).toEqual({
      1: [[null, 100]],
      2: [[100, null]],
    })
    expect(stretchesOf(status(1), status(2, { activatedAt: null, state: 'draft' }))).toEqual({
      1: [[null, null]],
      2: [],
    })
    expect(stretchesOf(status(1), status(2, { effectiveFrom: 100, state: 'withdrawn' }))).toEqual({
      1: [[null, null]],
      2: [],
    })
    expect(stretchesOf(status(2), status(1))).toEqual({ 1: [], 2: [[null, null]] })
  })

  it('AGR-24 not after its end, and not while it is suspended', () => {
    expect(stretchesOf(status(1, { effectiveFrom: 10, endsAt: 50 }))).toEqual({ 1: [[10, 50]] })
    const suspensions = [
      { from: 20, to: 30 },
      { from: 40, to: null },
    ]
    expect(stretchesOf(status(1, { effectiveFrom: 10, suspensions }))).toEqual({
      1: [
        [10, 20],
        [30, 40],
      ],
    })
    const next = status(2, { effectiveFrom: 25, endsAt: 60 })
    expect(stretchesOf(status(1, { suspensions }), next)).toEqual({ 1: [[null, 20]], 2: [[25, 60]] })
  })

  it('AGR-24 stretches of one agreement never overlap, and bind as told', () => {
    const random = seededRandom(24)
    for (let round = 0; round < 600; round++) {
      const versions = Array.from({ length: 1 + random.below(5) }, (_, index) => {
        const from = random.below(100)
        const suspendedAt = from + random.below(40)
        return status(index + 1, {
          activatedAt: random.chance(0.85) ? 0 : null,
          effectiveFrom: random.chance(0.9) ? from : null,
          endsAt: random.chance(0.4) ? from + random.below(80) : null,
          suspensions: random.chance(0.4)
            ? [{ from: suspendedAt, to: random.chance(0.7) ? suspendedAt + random.below(20) : null }]
            : [],
        })
      })
      const inForce = inForceOf(versions)
      for (let instant = -1; instant < 200; instant += 1) {
        const binding = versions.filter(({ version }) => inForce.get(version)!.some(within(instant)))
        expect(binding.map(({ version }) => version)).toEqual(bindingAt(versions, instant))
      }
    }
  })

  const within =
    (instant: number) =>
    ([from, to]: Stretch): boolean =>
      (from ?? -Infinity) <= instant && instant < (to ?? Infinity)

  /** The rule again, for one instant: the latest to have taken effect, unless it has ended or rests. */
  function bindingAt(versions: readonly VersionStatus[], instant: number): readonly number[] {
    const from = (each: VersionStatus) => each.effectiveFrom ?? -Infinity
    const begun = versions.filter((each) => each.activatedAt !== null && from(each) <= instant)
    const latest = begun.filter((each) =>
      begun.every(
        (other) => from(other) < from(each) || (from(other) === from(each) && other.version <= each.version),
      ),
    )
    return latest
      .filter((each) => instant < (each.endsAt ?? Infinity))
      .filter(
        (each) => !each.suspensions.some((rest) => rest.from <= instant && instant < (rest.to ?? Infinity)),
      )
      .map(({ version }) => version)
  }
})

describe('the dates of a term', () => {
  const term = (over: Partial<SettledTerm> = {}): SettledTerm => ({
    startsOn: '2026-01-01',
    endsOn: '2027-01-01',
    noticeDays: 90,
    renewal: 'none',
    timeZone: 'Asia/Jakarta',
    ...over,
  })

  it('AGR-25 begin at midnight of the zone', () => {
    expect(termInstants(term())).toEqual({
      startsAt: at('2026-01-01T00:00+07:00'),
      endsAt: at('2027-01-01T00:00+07:00'),
      runsOutAt: at('2027-01-01T00:00+07:00'),
      noticeBy: at('2026-10-03T00:00+07:00'),
    })
    // Cuba's clocks skip midnight on that date.
    expect(termInstants(term({ startsOn: '2026-03-08', timeZone: 'America/Havana' })).startsAt).toBe(
      at('2026-03-08T01:00-04:00'),
    )
    expect(termInstants(term({ startsOn: null, endsOn: null }))).toEqual({
      startsAt: null,
      endsAt: null,
      runsOutAt: null,
      noticeBy: null,
    })
  })

  it('AGR-70 the last day in force is the one before the first without it, over months, years and leap days', () => {
    const last = (endsOn: string | null) => lastDayOf({ endsOn })
    expect(['2027-03-31', '2027-04-01', '2027-01-01', '2028-03-01', '2027-03-01'].map(last)).toEqual([
      ...['2027-03-30', '2027-03-31', '2026-12-31', '2028-02-29', '2027-02-28'],
    ])
    expect(['', 'soon', '2027-02-30', null].map(last)).toEqual([null, null, null, null])
    const { endsAt } = termInstants(term({ endsOn: '2027-04-01' }))
    expect(endsAt! - 1).toBe(at('2027-03-31T23:59:59.999+07:00'))
  })

  it('AGR-25 a term that renews does not end by itself', () => {
    expect(termInstants(term({ renewal: 'automatic' }))).toMatchObject({
      endsAt: null,
      runsOutAt: at('2027-01-01T00:00+07:00'),
    })
  })

  it('AGR-25 notice runs in whole days of the zone', () => {
    const berlin = term({ noticeDays: 30, timeZone: 'Europe/Berlin' })
    expect(earliestEnd(berlin, at('2026-03-15T12:00+01:00'))).toBe(at('2026-04-14T12:00+02:00'))
  })
})
