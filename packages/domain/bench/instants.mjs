// Asks for the clocks of random histories at random instants: what a fold tells as of the instant is compared with events applied one at a
// time up to it, and with the fold of an earlier instant that only time has passed for; each explanation's segments must sum to the elapsed
// time. Usage: node bench/instants.mjs [instants]
import { explainerOf, foldAt, judgedAt, rulesetOf, versionOf, view } from '@tenggat/domain'
import { Ledger, randomAgreements, randomHistory, randomTiers, seededRandom } from '@tenggat/domain/testing'

const count = Number(process.argv[2] ?? 100_000)
const PER_HISTORY = 12
const HOUR = 3_600_000
const begun = performance.now()
const found = { clocks: 0, 'before the ticket': 0, differing: 0, 'differing after a pause': 0, unsummed: 0 }
const textOf = (fold) => JSON.stringify([fold.ticket, fold.clocks])

for (let seed = 1, instants = 0; instants < count; seed++) {
  const random = seededRandom(seed)
  const agreements = [...randomAgreements(random), ...randomTiers(random)]
  const events = randomHistory(random)
  const last = Math.max(...events.map(({ occurredAt }) => occurredAt))
  for (let draw = 0; draw < PER_HISTORY && instants < count; draw++, instants++) {
    const asOf = random.chance(0.2)
      ? random.pick(events).occurredAt
      : events[0].occurredAt - HOUR + random.below(240 * HOUR)
    const past = foldAt(events, agreements, asOf)
    const ledger = new Ledger(agreements)
    for (const event of events) if (event.occurredAt <= asOf) ledger.receive(event)
    if (ledger.fold === null) {
      found['before the ticket']++
      if (past !== null) found.differing++
      continue
    }
    ledger.judge(asOf)
    if (textOf(past.fold) !== textOf(ledger.fold)) found.differing++
    if (asOf > last) {
      const earlier = foldAt(events, agreements, last + random.below(asOf - last))
      const later = judgedAt(earlier, agreements, asOf)
      if (JSON.stringify(later) !== JSON.stringify(past)) found['differing after a pause']++
    }
    const explain = explainerOf(past, agreements, asOf)
    for (const clock of past.fold.clocks) {
      const { segments, view: shown } = explain(clock)
      const { calendar } = rulesetOf(versionOf(agreements)(clock), clock.targetId)
      const wanted = view(clock, calendar, Math.max(asOf, clock.countedFrom))
      if (JSON.stringify(shown) !== JSON.stringify(wanted)) found.differing++
      if (segments.reduce((sum, { businessMs }) => sum + businessMs, 0) !== shown.elapsedMs) found.unsummed++
      found.clocks++
    }
  }
}

const seconds = Number(((performance.now() - begun) / 1_000).toFixed(1))
const wrong = found.differing + found['differing after a pause'] + found.unsummed
console.table([{ instants: count, ...found, seconds }])
console.log(
  JSON.stringify({
    name: 'clocks as of random instants, wrong',
    value: wrong,
    unit: `of ${count} instants`,
    ...found,
    seconds,
    budget: '0',
    ok: wrong === 0,
  }),
)
