import './tickets.css'
import { getRouteApi } from '@tanstack/react-router'
import { ClockListDocument } from '../../gql/manager.js'
import { useDesk } from '../desk.js'
import { filterOf } from '../figures/ticketsSearch.js'
import { Page, Waiting } from '../shell/Page.js'
import { useLive } from '../useLive.js'
import { ClockCounts } from './ClockCounts.js'
import { ListedClocks } from './ListedClocks.js'
import { TicketFilters } from './TicketFilters.js'
import { useMorePages } from './useMorePages.js'

const route = getRouteApi('/tickets')
const PAGE = 100

/** Clocks of tickets by any filter: where every figure of the other pages leads. */
export function TicketsPage() {
  const { words } = useDesk()
  const search = route.useSearch()
  const filter = filterOf(search)
  const query = useLive(ClockListDocument, { filter, first: PAGE, after: null })
  const more = useMorePages(filter, query.data?.clockList.pageInfo ?? null, PAGE)
  const first = query.data?.clockList.nodes ?? []
  const known = new Set(first.map(({ id }) => id))
  const clocks = [...first, ...more.nodes.filter(({ id }) => !known.has(id))]
  return (
    <Page
      title={words.shell.nav.tickets}
      aside={query.data === undefined ? null : <ClockCounts count={query.data.clockCount} search={search} />}
      wide
    >
      <TicketFilters clocks={clocks} />
      <Waiting query={query} />
      {query.data === undefined ? null : clocks.length === 0 ? (
        <p className="note">{words.tickets.none}</p>
      ) : (
        <ListedClocks clocks={clocks} ofVerdicts={isOfVerdicts(filter)} />
      )}
      {more.hasMore ? (
        <button type="button" className="plain-button" disabled={more.loading} onClick={more.read}>
          {words.tickets.more}
        </button>
      ) : null}
    </Page>
  )
}

/** As the server asks it: what was decided is asked about as it was booked. */
const isOfVerdicts = ({ state, decidedIn }: ReturnType<typeof filterOf>): boolean =>
  decidedIn != null || state === 'met' || state === 'breached' || state === 'decided'
