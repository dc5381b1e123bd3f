// Checks random chains of agreements, then walks tickets along every route: random subsets of its steps, random stays within
// what each allows, openings near the boundaries of calendars, pauses where the check says that it is proof against them; the
// customer's clock is folded from the ticket's events. Usage: node bench/chain.mjs [chains] [tickets a route]
import { ChainTally, tallyChain } from '@tenggat/domain/testing'

const chains = Number(process.argv[2] ?? 5_000)
const walks = Number(process.argv[3] ?? 50)
const begun = performance.now()
const tally = new ChainTally()
for (let seed = 1; seed <= chains; seed++) tallyChain(seed, walks, tally)

const { promised, refused, unproven, ...counts } = tally
const report = {
  name: 'whenever a chain fits, no ticket that keeps its steps misses',
  chains,
  ...counts,
  routes: promised.routes,
  paused: promised.paused,
  misses: promised.misses,
  refusedRoutes: refused.routes,
  refusedMisses: refused.misses,
  unprovenRoutes: unproven.routes,
  unprovenMisses: unproven.misses,
  seconds: Number(((performance.now() - begun) / 1_000).toFixed(1)),
  ok: promised.misses === 0 && tally.replayed === tally.counterexamples && refused.misses > 0,
}
console.table([report])
console.log(JSON.stringify(report))
process.exitCode = report.ok ? 0 : 1
