import { checkChain } from '../agreement/chain/checkChain.js'
import { coursesOf, isObstacle } from '../agreement/chain/courses.js'
import { targetWorkMs } from '../agreement/targetWorkMs.js'
import type { Target } from '../agreement/terms.js'
import type { TicketEvent } from '../ticket/ticketEvent.js'
import { type RandomChain, randomChain } from './chains.js'
import { isMissed, randomWalk, replay } from './chainWalks.js'
import { seededRandom } from './random.js'

/** What came of simulating the routes of random chains. */
export interface ChainTally {
  /** Routes against targets. */
  checked: number
  fits: number
  pauseProof: number
  /** Tickets walked along routes that fit, and those of them that missed the customer's deadline all the same: the broken promise. */
  routes: number
  misses: number
  /** Of the tickets along routes that fit, those that the customer's clock paused for at least once. */
  paused: number
  /** Tickets along routes that do not fit, and those that missed: that the simulation can miss at all. */
  doubtful: number
  doubtfulMisses: number
  /** Counterexamples, and those that, replayed, keep their steps and miss by just as much as they say. */
  counterexamples: number
  replayed: number
}

export const emptyTally = (): ChainTally => ({
  checked: 0,
  fits: 0,
  pauseProof: 0,
  routes: 0,
  misses: 0,
  paused: 0,
  doubtful: 0,
  doubtfulMisses: 0,
  counterexamples: 0,
  replayed: 0,
})

/** Checks one random chain and walks `walks` tickets along every route of it, adding to the tally. */
export function tallyChain(seed: number, walks: number, tally: ChainTally): void {
  const random = seededRandom(seed)
  const chain = randomChain(random)
  const { routes } = checkChain(chain.customer, chain.supports, chain.from, chain.to)
  for (const [place, { promise, stays }] of foundCourses(chain).entries()) {
    const check = routes[place]!
    tally.checked++
    if (check.fits) tally.fits++
    if (check.pauseProof) tally.pauseProof++
    for (let walk = 0; walk < walks; walk++) {
      const pauses = check.pauseProof && walk % 2 === 0
      const ticket = randomWalk(chain, promise.target, stays, random, pauses)
      const missed = isMissed(chain.customer, ticket)
      if (check.fits) tally.routes++
      if (check.fits && pausesOf(promise.target, ticket) > 0) tally.paused++
      else tally.doubtful++
      if (missed && check.fits) tally.misses++
      if (missed && !check.fits) tally.doubtfulMisses++
    }
    const example = check.counterexample
    if (example === null) continue
    tally.counterexamples++
    const kept = example.steps.every(({ agreementId, from, to, pausedAs }) => {
      const { target, calendar } = stays.find(({ agreement }) => agreement.id === agreementId)!
      return pausedAs !== null || to <= calendar.deadline(from, targetWorkMs(target, calendar, from))
    })
    const late = example.endsAt - example.deadlineAt === example.missesByMs && example.missesByMs > 0
    if (kept && late && isMissed(chain.customer, replay(example, stays))) tally.replayed++
  }
}

/** Changes of status that the target pauses for. */
function pausesOf({ pauseWhen }: Target, ticket: readonly TicketEvent[]): number {
  const statuses = ticket
    .flatMap(({ changes }) => changes)
    .flatMap((change) => (change.kind === 'statusChanged' ? [change.to] : []))
  return statuses.filter((to) => pauseWhen.some(({ status }) => status?.includes(to))).length
}

function foundCourses({ customer, supports }: RandomChain) {
  return coursesOf(customer, supports).map(({ found }) => {
    if (isObstacle(found)) throw new Error(`a random chain always finds its steps, not ${found.code}`)
    return found
  })
}
