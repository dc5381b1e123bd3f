import { Link } from '@tanstack/react-router'
import { count, percent } from '../../format/figures.js'
import type { ClockListQuery } from '../../gql/manager.js'
import { useDesk } from '../desk.js'
import type { TicketsSearch } from '../figures/ticketsSearch.js'
import { COUNTED, narrowed } from './narrowed.js'

/** How the listed clocks are decided; a part leads to the list of just that part. */
export function ClockCounts(props: {
  readonly count: ClockListQuery['clockCount']
  readonly search: TicketsSearch
}) {
  const { words } = useDesk()
  const { ratio } = props.count
  const told = COUNTED.filter((part) => props.count[part] > 0)
  return (
    <p className="counts">
      {told.map((part, i) => {
        const state = narrowed(props.search.state, part)
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
          <b>{percent(ratio, words)}</b> {words.tickets.keptShare}
        </>
      ) : null}
    </p>
  )
}
