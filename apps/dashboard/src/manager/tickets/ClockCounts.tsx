import { Link } from '@tanstack/react-router'
import { rateInWords } from '@tenggat/words'
import { count } from '../../format/figures.js'
import type { ClockListQuery, ClockListState } from '../../gql/manager.js'
import { useDesk } from '../desk.js'
import type { TicketsSearch } from '../figures/ticketsSearch.js'

/** How the listed clocks are decided; a part leads to the list of just that part. */
export function ClockCounts(props: {
  readonly count: ClockListQuery['clockCount']
  readonly search: TicketsSearch
}) {
  const { words } = useDesk()
  const { ratio } = props.count
  const shown = COUNTED.filter((part) => props.count[part] > 0)
  return (
    <p className="counts">
      {shown.map((part, i) => {
        const state = stateOfPart(props.search.state, part)
        const text = (
          <>
            <b>{count(props.count[part], words)}</b> {words.tickets.count[part]}
          </>
        )
        return (
          <span key={part}>
            {i === 0 ? '' : ' · '}
            {state === null ? (
              text
            ) : (
              <Link to="/tickets" search={{ ...props.search, state }}>
                {text}
              </Link>
            )}
          </span>
        )
      })}
      {props.search.state === 'decided' && ratio !== null ? (
        <>
          {' · '}
          <b>{rateInWords(props.count, words)}</b> {words.tickets.keptShare}
        </>
      ) : null}
    </p>
  )
}

const COUNTED = ['met', 'breached', 'undecided', 'cancelled'] as const
type Counted = (typeof COUNTED)[number]

/**
 * The state that lists exactly the clocks of a part of a count over the list of `state`; null where the list is that
 * part already, or no state says it.
 */
export function stateOfPart(state: ClockListState = 'open', part: Counted): ClockListState | null {
  if (state === 'decided') return part === 'met' || part === 'breached' ? part : null
  if (state !== 'open') return null
  if (part === 'breached') return 'breachedOpen'
  return part === 'undecided' ? part : null
}
