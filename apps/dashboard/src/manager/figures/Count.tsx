import { Link } from '@tanstack/react-router'
import { count } from '../../format/figures.js'
import { useDesk } from '../desk.js'
import type { TicketsSearch } from './ticketsSearch.js'

/** A number that leads to the clocks it counts. */
export function Count(props: {
  readonly value: number
  /** What is counted, for those who hear the page. */
  readonly label: string
  /** Null where there is nothing that could be counted. */
  readonly search: TicketsSearch | null
  readonly tone?: 'late' | 'risk'
}) {
  const { words } = useDesk()
  const tone = props.value > 0 && props.tone !== undefined ? ` figure-${props.tone}` : ''
  if (props.search === null) return <span className="figure-none">–</span>
  return (
    <Link
      to="/tickets"
      search={props.search}
      className={props.value === 0 ? 'figure figure-none' : `figure${tone}`}
      aria-label={`${props.label}: ${count(props.value, words)}`}
    >
      {count(props.value, words)}
    </Link>
  )
}
