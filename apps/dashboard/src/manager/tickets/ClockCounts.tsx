import { Link } from '@tanstack/react-router'
import type { ClockListQuery } from '../../gql/manager.js'
import { useDesk } from '../desk.js'
import { count, percent } from '../shell/figures.js'
import type { TicketsSearch } from './ticketsSearch.js'

const PARTS = ['met', 'breached', 'undecided', 'cancelled'] as const

/** How many of the listed clocks are decided which way; each part narrows the list to it. */
export function ClockCounts(props: {
  readonly count: ClockListQuery['clockCount']
  readonly search: TicketsSearch
}) {
  const { words } = useDesk()
  return (
    <p className="counts">
      {PARTS.map((part) => (
        <span key={part}>
          <Link to="/tickets" search={{ ...props.search, state: part }}>
            <b>{count(props.count[part], words)}</b> {words.tickets.count[part]}
          </Link>
          {' · '}
        </span>
      ))}
      <b>{percent(props.count.ratio, words)}</b> {words.tickets.keptShare}
    </p>
  )
}
