import { Link } from '@tanstack/react-router'
import { type AgreementTerms, attainmentGoals } from '@tenggat/domain'
import { rateInWords } from '@tenggat/words'
import { count } from '../../format/figures.js'
import { type ClockListQuery, type ClockListState, ListGoalsDocument } from '../../gql/manager.js'
import { useDesk } from '../desk.js'
import type { TicketsSearch } from '../figures/ticketsSearch.js'
import { useLive } from '../useLive.js'

/** How the listed clocks are decided; a part leads to the list of just that part. */
export function ClockCounts(props: {
  readonly count: ClockListQuery['clockCount']
  readonly search: TicketsSearch
}) {
  const { words } = useDesk()
  const { ratio } = props.count
  const goals = useGoals(props.search)
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
          <b>{rateInWords(props.count, words, { goals })}</b> {words.tickets.keptShare}
        </>
      ) : null}
    </p>
  )
}

/** What the one agreement that a list is about wants reached: the rate is shown on its side of it, as on the agreement's page. */
function useGoals({ agreement = [], metric = [], state }: TicketsSearch): readonly number[] {
  const id = agreement.length === 1 && state === 'decided' ? agreement[0]! : null
  const { data } = useLive(ListGoalsDocument, { id: id ?? '' }, { skip: id === null, everyMs: 60_000 })
  const terms = id === null ? undefined : (data?.agreement?.terms as AgreementTerms | undefined)
  return attainmentGoals(terms?.goals ?? [], metric.length === 1 ? metric[0]! : null)
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
