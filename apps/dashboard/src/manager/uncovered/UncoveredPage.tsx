import { getRouteApi, Link } from '@tanstack/react-router'
import { UncoveredDocument, type UncoveredQuery } from '../../gql/manager.js'
import { useDesk } from '../desk.js'
import { PeriodPicker, usePeriod } from '../figures/PeriodPicker.js'
import { UncoveredReasons } from '../figures/UncoveredReasons.js'
import { Page, Waiting } from '../shell/Page.js'
import { useLive } from '../useLive.js'
import { UNCOVERED, type UncoveredSearch } from './uncoveredSearch.js'

const route = getRouteApi('/uncovered')
const PAGE = 50
/** What nothing is promised about makes no fact that would say that it is new. */
const POLL_MS = 30_000

/** Tickets about which nothing is promised: how many, which, and what of them matched nothing. */
export function UncoveredPage() {
  const { words } = useDesk()
  const { coverage, open, days, after } = route.useSearch()
  const go = route.useNavigate()
  const openedIn = usePeriod(days)
  const variables = {
    ...{ first: PAGE, after: after ?? null, coverage: coverage ?? null },
    ...{ openOnly: open === 'yes', openedIn },
  }
  const query = useLive(UncoveredDocument, variables, { pollMs: POLL_MS })
  const speech = words.uncovered
  const { nodes = [], pageInfo } = query.data?.uncoveredTickets ?? {}
  return (
    <Page
      title={speech.title}
      aside={
        <PeriodPicker days={days} onPick={(next) => void go({ search: { coverage, open, days: next } })} />
      }
      wide
    >
      <Counts counts={query.data?.uncoveredCounts ?? []} search={{ coverage, open, days }} />
      <Waiting query={query} />
      {query.data === undefined ? null : nodes.length === 0 ? (
        <p className="note">{speech.none}</p>
      ) : (
        <Tickets nodes={nodes} />
      )}
      {after === undefined ? null : (
        <Link className="plain-button" to="/uncovered" search={{ coverage, open, days }}>
          {speech.first}
        </Link>
      )}
      {pageInfo?.hasNextPage === true && pageInfo.endCursor !== null ? (
        <Link
          className="plain-button"
          to="/uncovered"
          search={{ coverage, open, days, after: pageInfo.endCursor }}
        >
          {speech.next}
        </Link>
      ) : null}
      <p className="note">{speech.note}</p>
    </Page>
  )
}

/** Each number leads to the tickets it counts. */
function Counts(props: {
  readonly counts: UncoveredQuery['uncoveredCounts']
  readonly search: Omit<UncoveredSearch, 'after'>
}) {
  const { words } = useDesk()
  const speech = words.uncovered
  const { days } = props.search
  const isShown = (coverage: UncoveredSearch['coverage'], open: UncoveredSearch['open']) =>
    props.search.coverage === coverage && props.search.open === open
  return (
    <ul className="plain">
      {UNCOVERED.map((coverage) => {
        const count = props.counts.find((each) => each.coverage === coverage)
        if (count === undefined) return null
        return (
          <li key={coverage}>
            <b>{speech.coverage[coverage]}</b>:{' '}
            <Link
              to="/uncovered"
              search={{ coverage, open: 'yes', days: undefined }}
              aria-current={isShown(coverage, 'yes') ? 'true' : undefined}
            >
              {speech.open(count.open)}
            </Link>
            {' · '}
            <Link
              to="/uncovered"
              search={{ coverage, open: undefined, days }}
              aria-current={isShown(coverage, undefined) ? 'true' : undefined}
            >
              {days === undefined ? speech.ever(count.opened) : speech.opened(count.opened)}
            </Link>
          </li>
        )
      })}
    </ul>
  )
}

function Tickets({ nodes }: { readonly nodes: UncoveredQuery['uncoveredTickets']['nodes'] }) {
  const { words, clock } = useDesk()
  const speech = words.uncovered
  return (
    <div className="scroll-x">
      <table>
        <thead>
          <tr>
            <th>{speech.ticket}</th>
            <th>{words.status}</th>
            <th>{speech.openedAt}</th>
            <th>{speech.why}</th>
          </tr>
        </thead>
        <tbody>
          {nodes.map(({ ticket, coverage, reasons }) => (
            <tr key={ticket.id}>
              <td>
                <Link to="/tickets/$source/$key" params={{ source: ticket.source, key: ticket.key }}>
                  {ticket.key}
                </Link>{' '}
                <span className="soft">{ticket.subject}</span>
              </td>
              <td>{words.ticketStatuses[ticket.status]}</td>
              <td>{clock.short(Date.parse(ticket.openedAt))}</td>
              <td>
                <UncoveredReasons coverage={coverage} reasons={reasons} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
