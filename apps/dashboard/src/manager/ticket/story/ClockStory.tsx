import { capitalised } from '@tenggat/words'
import { lazy, Suspense, useMemo } from 'react'
import { exactDuration } from '../../../format/figures.js'
import { createZoneClock } from '../../../format/zoneClock.js'
import { useDesk } from '../../desk.js'
import { dueText } from '../dueText.js'
import { Moves } from './Moves.js'
import { matchReason } from './matchReason.js'
import { SegmentTable } from './SegmentTable.js'
import { type Clock, type Explanation, nameOfThreshold, type Ticket } from './storyTimes.js'

const SegmentChart = lazy(() => import('./SegmentChart.js'))

/** One clock: its promise and verdict, its stretches as a table and as a bar, and why it is this target. */
export function ClockStory({ clock, ticket }: { readonly clock: Clock; readonly ticket: Ticket }) {
  const { words } = useDesk()
  const { explanation } = clock
  return (
    <section className="story">
      <h2>
        {words.metrics[clock.metric].name}
        <small>
          {clock.agreementTitle} · {words.version(clock.agreementVersion)}
          {clock.cycle > 1 ? ` · ${words.cycle(clock.cycle)}` : ''}
        </small>
      </h2>
      {explanation === null ? null : (
        <Explained
          clock={clock}
          explanation={explanation}
          events={ticket.events}
          facts={ticket.facts.filter(({ clockId }) => clockId === clock.id)}
        />
      )}
    </section>
  )
}

function Explained({
  clock,
  explanation,
  events,
  facts,
}: {
  readonly clock: Clock
  readonly explanation: Explanation
  readonly events: Ticket['events']
  /** Those of this clock. */
  readonly facts: Ticket['facts']
}) {
  const { words } = useDesk()
  const { timeZone, clause } = explanation
  const zone = useMemo(() => createZoneClock(timeZone, words.locale), [timeZone, words])
  const used = words.usedOf(
    exactDuration(explanation.elapsedMs, words),
    exactDuration(explanation.targetMs, words),
  )
  return (
    <>
      <p className="verdict">
        <span className={`badge badge-${explanation.state.toLowerCase()}`}>
          {capitalised(words.clockStates[explanation.state])}
        </span>
        {used} · {dueText(clock, zone, words)}
      </p>
      {clause === null ? null : <blockquote>{clause}</blockquote>}
      <Moves facts={facts} zone={zone} />
      <h3>{words.whatHappened}</h3>
      <SegmentTable explanation={explanation} events={events} merged={mergedIn(facts)} zone={zone} />
      <p className="note">{words.zone(timeZone)}</p>
      {explanation.segments.length === 0 ? null : (
        <>
          <h3>{words.chart}</h3>
          <Suspense fallback={<p className="note">{words.loading}</p>}>
            <SegmentChart explanation={explanation} zone={zone} words={words} />
          </Suspense>
        </>
      )}
      <h3>{words.thresholds}</h3>
      <ul className="plain">
        {explanation.thresholds.map((threshold) => (
          <li key={threshold.id}>
            <b>{nameOfThreshold(threshold.id, words)}</b>{' '}
            {threshold.crossed ? words.crossed : words.notCrossed}
            {threshold.at === null ? '' : ` · ${zone.full(Date.parse(threshold.at))}`}
          </li>
        ))}
      </ul>
      <h3>{words.whyTarget}</h3>
      <ul className="plain">
        {explanation.candidates.map((candidate) => (
          <li key={candidate.targetId} className={candidate.won ? 'won' : ''}>
            <b>{candidate.targetId}</b> {candidate.won ? words.won : words.lost} ·{' '}
            {matchReason(candidate, words)}
          </li>
        ))}
      </ul>
    </>
  )
}

/** Key of the last ticket that was merged into this one. */
function mergedIn(facts: Ticket['facts']): string | null {
  const joined = facts.findLast(({ kind }) => kind === 'joined')
  const { ticketKey } = (joined?.detail ?? {}) as { readonly ticketKey?: string }
  return ticketKey ?? null
}
