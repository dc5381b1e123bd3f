import { allowanceOf, dueFrom } from '../agreement/allowance.js'
import type { ChainCounterexample, RouteCheck } from '../agreement/chain/chainCheck.js'
import { checkChain } from '../agreement/chain/checkChain.js'
import { coursesOf, isObstacle, type Stay } from '../agreement/chain/courses.js'
import type { TargetHours } from '../agreement/chain/targetHours.js'
import type { Target } from '../agreement/clauses/targets.js'
import type { TicketEvent } from '../ticket/ticketEvent.js'
import { type RandomChain, randomChain } from './chains.js'
import { isMissed, randomWalk, replay } from './chainWalks.js'
import { type Random, seededRandom } from './random.js'

/** Tickets walked along routes, each step kept, and how many of them missed the customer's deadline. */
export class Walks {
  routes = 0
  /** Of those, tickets for which the customer's clock paused. */
  paused = 0
  misses = 0
}

/** What came of simulating the routes of random chains. */
export class ChainTally {
  /** Routes against targets. */
  checked = 0
  fits = 0
  pauseProof = 0
  /** Along routes that fit, with pauses where that is proven. A miss breaks the promise. */
  readonly promised = new Walks()
  /** Along routes that do not fit, without pauses: that a walk can miss. */
  readonly refused = new Walks()
  /** Along routes that fit unless there are pauses, with pauses: that a walk can miss by them. */
  readonly unproven = new Walks()
  counterexamples = 0
  /** Counterexamples that, replayed, keep their steps and miss by just as much as they say. */
  replayed = 0
}

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
      takeWalk(chain, promise.target, stays, random, check, walk % 2 === 0, tally)
    }
    if (check.counterexample === null) continue
    tally.counterexamples++
    if (isTrue(check.counterexample, chain, stays)) tally.replayed++
  }
}

function takeWalk(
  chain: RandomChain,
  target: Target,
  stays: readonly Stay[],
  random: Random,
  { fits, pauseProof }: RouteCheck,
  pauses: boolean,
  tally: ChainTally,
): void {
  const pausing = fits && pauses
  const ticket = randomWalk(chain, target, stays, random, pausing)
  const walks = !fits ? tally.refused : pausing && !pauseProof ? tally.unproven : tally.promised
  walks.routes++
  if (pausesFor(target, ticket)) walks.paused++
  if (isMissed(chain.customer, ticket)) walks.misses++
}

/** Every stay keeps its target unless its clock stands still, and the ticket misses by what is said. */
function isTrue(example: ChainCounterexample, { customer }: RandomChain, stays: readonly Stay[]): boolean {
  const { steps, endsAt, deadlineAt, missesByMs } = example
  const areKept = steps.every(({ agreementId, from, to, pausedAs }) => {
    const { target, calendar }: TargetHours = stays.find(({ agreement }) => agreement.id === agreementId)!
    return pausedAs !== null || to <= dueFrom(calendar, from, allowanceOf(target, calendar, from))
  })
  const isLate = missesByMs > 0 && endsAt - deadlineAt === missesByMs
  return areKept && isLate && isMissed(customer, replay(example, stays))
}

/** Whether a ticket ever has a status that the target pauses for. */
function pausesFor({ pauseWhen }: Target, ticket: readonly TicketEvent[]): boolean {
  const changes = ticket.flatMap((event) => event.changes)
  return changes.some(
    (change) =>
      change.kind === 'statusChanged' && pauseWhen.some(({ status }) => status?.includes(change.to)),
  )
}

function foundCourses({ customer, supports }: RandomChain) {
  return coursesOf(customer, supports).map(({ found }) => {
    if (isObstacle(found)) throw new Error(`a random chain always finds its steps, not ${found.code}`)
    return found
  })
}
