import { CADENCES } from '../agreement/clauses/dealings.js'
import { GOAL_MEASURES, GOAL_PERIODS, type Goal } from '../agreement/clauses/goals.js'
import type { AgreementTerms } from '../agreement/clauses/index.js'
import type { Stakeholder } from '../agreement/clauses/people.js'
import type { Review } from '../agreement/clauses/review.js'
import type { Target } from '../agreement/clauses/targets.js'
import { RENEWALS, type Term } from '../agreement/clauses/term.js'
import { METRICS } from '../clock/metrics/metrics.js'
import type { Random } from './random.js'
import { maybe, several, TEXTS } from './randomParts.js'

const DATES = ['2026-01-01', '2026-02-28', '2026-12-31']

type Promises = Pick<
  AgreementTerms,
  'goals' | 'obligations' | 'clauses' | 'term' | 'review' | 'waivers' | 'routes'
>

function randomGoal(random: Random, id: string, party: string, owner: string | null): Goal {
  const measure = random.pick(GOAL_MEASURES)
  return {
    id,
    party,
    text: random.pick(TEXTS),
    measure,
    metric: measure === 'attainment' ? maybe(random, random.pick(METRICS)) : null,
    objective: measure === 'count' ? random.pick([0.5, 100, 250_000]) : random.pick([95, 99.9, 99.999]),
    unit: measure === 'count' ? 'qualified leads' : null,
    period: random.pick(GOAL_PERIODS),
    owner,
  }
}

const randomTerm = (random: Random): Term => ({
  startsOn: maybe(random, random.pick(DATES)),
  endsOn: maybe(random, '2027-06-30'),
  noticeDays: random.pick([0, 1, 90]),
  renewal: random.pick(RENEWALS),
  timeZone: random.pick(['UTC', 'Asia/Jakarta']),
})

const randomReview = (random: Random, owner: string): Review => ({
  everyMonths: random.pick([1, 3, 12]),
  firstOn: random.pick(DATES),
  owner,
  agenda: several(random, 2, () => random.pick(TEXTS)),
  remindDays: maybe(random, 14),
})

/** What terms promise beside these targets. */
export function randomPromises(
  random: Random,
  parties: readonly string[],
  people: readonly Stakeholder[],
  targets: readonly Target[],
): Promises {
  const owner = () => (people.length === 0 ? null : maybe(random, random.pick(people).id))
  const waived = people.length === 0 ? [] : targets.filter(() => random.chance(0.3))
  const furtherSteps = () => several(random, 1, () => ({ agreement: 'uc', target: 'held' }))
  return {
    goals: several(random, 3, (index) => randomGoal(random, `goal-${index}`, random.pick(parties), owner())),
    obligations: several(random, 3, (index) => ({
      id: `owed-${index}`,
      party: random.pick(parties),
      text: random.pick(TEXTS),
      cadence: random.pick(CADENCES),
      firstDue: maybe(random, random.pick(DATES)),
      owner: owner(),
    })),
    clauses: several(random, 2, (index) => ({ id: `c${index}`, title: 'Credits', text: random.pick(TEXTS) })),
    term: randomTerm(random),
    review: people.length === 0 ? null : maybe(random, randomReview(random, random.pick(people).id)),
    waivers: waived.map(({ id }) => ({
      target: id,
      reason: random.pick(TEXTS),
      grantedBy: random.pick(people).id,
    })),
    routes: several(random, 2, (index) => ({
      id: `route-${index}`,
      targets: targets.filter(() => random.chance(0.3)).map(({ id }) => id),
      steps: [{ agreement: 'line-1', target: null }, ...furtherSteps()],
    })),
  }
}
