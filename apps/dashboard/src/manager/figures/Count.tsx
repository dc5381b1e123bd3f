import { Link } from '@tanstack/react-router'
import { count, roundDuration } from '../../format/figures.js'
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
  return <Figure {...props} text={count(props.value, words)} />
}

/** A time that leads to the clocks that it is the sum of. */
export function TimeOf(props: {
  readonly ms: number
  /** What the time is, for those who hear the page. */
  readonly label: string
  /** Null while it is not known which clocks. */
  readonly search: TicketsSearch | null
}) {
  const { words } = useDesk()
  const { ms, label, search } = props
  const text = roundDuration(ms, words)
  if (ms === 0 || search === null) return ms === 0 ? '–' : text
  return <Figure value={ms} {...{ label, search, text }} />
}

function Figure(props: Parameters<typeof Count>[0] & { readonly text: string }) {
  const { value, label, search, tone, text } = props
  const toned = value > 0 && tone !== undefined ? ` figure-${tone}` : ''
  if (search === null) return <span className="figure-none">–</span>
  return (
    <Link
      to="/tickets"
      search={search}
      className={value === 0 ? 'figure figure-none' : `figure${toned}`}
      aria-label={`${label}: ${text}`}
    >
      {text}
    </Link>
  )
}
