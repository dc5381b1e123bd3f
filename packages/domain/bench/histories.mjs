// Folds random ticket histories in two ways and compares them: one event at a time with time judged in between, and all
// at once. Also checks that every explanation's segments sum to the elapsed time. Usage: node bench/histories.mjs [count]
import { explain, foldTicket, judge, reconcile } from '@tenggat/domain'
import { Ledger, randomAgreements, randomHistory, seededRandom, shuffled } from '@tenggat/domain/testing'

const count = Number(process.argv[2] ?? 100_000)
const LATER = Date.UTC(2026, 5, 1)
const begun = performance.now()
let events = 0
let clocks = 0
let refolds = 0
let differing = 0
let unsummed = 0

for (let seed = 1; seed <= count; seed++) {
  const random = seededRandom(seed)
  const program = { agreements: randomAgreements(random) }
  const history = randomHistory(random)
  const arrivals = seed % 2 === 0 ? history : shuffled(history, random)
  const ledger = new Ledger(program)
  for (const event of arrivals) {
    ledger.receive(event)
    if (random.chance(0.3)) ledger.judge(event.occurredAt)
  }
  ledger.judge(LATER)
  const folded = foldTicket(history, program)
  const judged = judge(folded.fold, program, LATER)
  const { retract, add } = reconcile(ledger.standing, [...folded.facts, ...judged.facts])
  const same = JSON.stringify(ledger.fold.clocks) === JSON.stringify(judged.fold.clocks)
  if (!same || retract.length > 0 || add.length > 0) differing++
  for (const clock of judged.fold.clocks) {
    const { segments, view } = explain(history, program, clock, LATER)
    if (segments.reduce((sum, segment) => sum + segment.businessMs, 0) !== view.elapsedMs) unsummed++
    clocks++
  }
  events += history.length
  refolds += ledger.refolds
}

const seconds = (performance.now() - begun) / 1_000
const report = {
  name: 'incremental = refold; segments sum to elapsed',
  histories: count,
  events,
  clocks,
  refolds,
  differing,
  unsummed,
  seconds: Number(seconds.toFixed(1)),
  ok: differing === 0 && unsummed === 0,
}
console.table([report])
console.log(JSON.stringify(report))
process.exitCode = report.ok ? 0 : 1
