import { Link } from '@tanstack/react-router'
import type { AgreementKind, Phase } from '@tenggat/domain'
import { roundDuration } from '../../format/figures.js'
import type { ZoneClock } from '../../format/zoneClock.js'
import { useDesk } from '../desk.js'
import { KindBadge } from '../shell/KindBadge.js'
import { LiveCountdown } from '../shell/LiveCountdown.js'
import { markOf } from '../shell/StateMark.js'
import { dueText } from './dueText.js'
import type { Clock } from './story/storyTimes.js'

/** One clock of a ticket with its own countdown, and the way to its explanation. */
export function ClockCard(props: {
  readonly clock: Clock
  readonly zone: ZoneClock
  readonly onExplain: () => void
}) {
  const { words } = useDesk()
  const { clock, zone } = props
  return (
    <section className="card" data-clock={clock.id} data-kind={clock.agreementKind}>
      <h2>
        <KindBadge kind={clock.agreementKind} /> {words.metrics[clock.metric].name}
        {clock.cycle > 1 ? <small>{words.cycle(clock.cycle)}</small> : null}
      </h2>
      <p className="card-agreement">
        <Link to="/agreements/$id" params={{ id: clock.agreementId }}>
          {clock.agreementTitle}
        </Link>{' '}
        <small>{words.version(clock.agreementVersion)}</small>
      </p>
      <p className="card-left">
        <LiveCountdown clockId={clock.id} ended={markOf(clock.state!)} />
      </p>
      <p className="card-note">
        {words.usedOf(roundDuration(clock.elapsedMs!, words), roundDuration(clock.targetMs, words))} ·{' '}
        {dueText(clock, zone, words)}
      </p>
      {clock.live ? null : <p className="card-note">{words.knownUntil(zone.full(Date.parse(clock.asOf)))}</p>}
      <button type="button" className="plain-button" onClick={props.onExplain}>
        {words.ticketPage.explain}
      </button>
    </section>
  )
}

const TIERS: readonly AgreementKind[] = ['customer', 'internal', 'underpinning']

interface Ordered {
  readonly id: string
  readonly agreementKind: AgreementKind
  readonly phase: Phase
  readonly startedAt: string
}

export const isRunning = ({ phase }: Pick<Ordered, 'phase'>): boolean =>
  phase === 'running' || phase === 'paused'

/** Running clocks before those that are over; the customer's promise before the OLAs and contracts that carry it. */
export function clockOrder<T extends Ordered>(clocks: readonly T[]): T[] {
  return [...clocks].sort(
    (a, b) =>
      Number(isRunning(b)) - Number(isRunning(a)) ||
      TIERS.indexOf(a.agreementKind) - TIERS.indexOf(b.agreementKind) ||
      Date.parse(a.startedAt) - Date.parse(b.startedAt) ||
      a.id.length - b.id.length ||
      (a.id < b.id ? -1 : 1),
  )
}
