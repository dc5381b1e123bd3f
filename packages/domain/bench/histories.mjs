// Folds random ticket histories in two ways and compares them: one event at a time with time judged in between, and all
// at once. Also checks that every explanation's segments
// sum to the elapsed time, a clock's shares to the time it used, and the buckets of its attribution to the whole. Usage: node bench/histories.mjs [count]
import { attribute, explain, foldTicket, judge, reconcile, sumOf, timelineOf } from '@tenggat/domain'
import {
  Ledger,
  randomAgreements,
  randomHistory,
  randomTiers,
  seededRandom,
  shuffled,
} from '@tenggat/domain/testing'

const count = Number(process.argv[2] ?? 100_000)
const LATER = Date.UTC(2026, 5, 1)
const begun = performance.now()
let events = 0
let clocks = 0
let refolds = 0
let differing = 0
let unsummed = 0
let unshared = 0
let unattributed = 0

for (let seed = 1; seed <= count; seed++) {
  const random = seededRandom(seed)
  const agreements = [...randomAgreements(random), ...randomTiers(random)]
  const history = randomHistory(random)
  const arrivals = seed % 2 === 0 ? history : shuffled(history, random)
  const ledger = new Ledger(agreements)
  for (const event of arrivals) {
    ledger.receive(event)
    if (random.chance(0.3)) ledger.judge(event.occurredAt)
  }
  ledger.judge(LATER)
  const folded = foldTicket(history, agreements)
  const judged = judge(folded.fold, agreements, LATER)
  const { retract, add } = reconcile(ledger.standing, [...folded.facts, ...judged.facts])
  const same = JSON.stringify(ledger.fold.clocks) === JSON.stringify(judged.fold.clocks)
  if (!same || retract.length > 0 || add.length > 0) differing++
  const timeline = timelineOf(history)
  for (const clock of judged.fold.clocks) {
    const story = explain(history, agreements, clock, LATER)
    const { segments, view } = story
    if (segments.reduce((sum, segment) => sum + segment.businessMs, 0) !== view.elapsedMs) unsummed++
    if (sumOf(clock.shares) !== clock.usedMs) unshared++
    const buckets = attribute(story, timeline, agreements)
    const wallMs = segments.length === 0 ? 0 : segments.at(-1).to - segments[0].from
    const runningMs = sumOf(buckets.filter(({ kind }) => kind === 'running'))
    if (sumOf(buckets) !== wallMs || runningMs !== view.elapsedMs) unattributed++
    clocks++
  }
  events += history.length
  refolds += ledger.refolds
}

const seconds = (performance.now() - begun) / 1_000
const report = {
  name: 'incremental = refold; segments, shares and buckets sum to the whole',
  histories: count,
  events,
  clocks,
  refolds,
  differing,
  unsummed,
  unshared,
  unattributed,
  seconds: Number(seconds.toFixed(1)),
  ok: differing === 0 && unsummed === 0 && unshared === 0 && unattributed === 0,
}
console.table([report])
console.log(JSON.stringify(report))
process.exitCode = report.ok ? 0 : 1
