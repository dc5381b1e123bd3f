import { getRouteApi, Link } from '@tanstack/react-router'
import { choiceInWords } from '@tenggat/words'
import { useMemo } from 'react'
import { count } from '../../format/figures.js'
import { useBoardVersion } from '../../live/useBoard.js'
import { useDesk } from '../desk.js'
import { choicesOf, LIST_FILTERS, type ListFilter } from '../shell/boardFilters.js'
import { Filters } from '../shell/Filters.js'
import { Page } from '../shell/Page.js'
import { useTitles } from '../useTitles.js'
import { ClockTable } from './ClockTable.js'
import { keeperOf, type ListSearch } from './listSearch.js'
import { type OrderedClocks, orderClocks, SHOWN } from './orderClocks.js'
import './list.css'

const route = getRouteApi('/')

/** Running clocks by deadline, late ones first; each second anew, each change as it comes. */
export function NextToBreach() {
  const { live, words, clock } = useDesk()
  const search = route.useSearch()
  const go = route.useNavigate()
  const version = useBoardVersion(live)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the board is one and the same; its version tells it changed
  const seen = useMemo(
    () => orderClocks(live.board.clocks.values(), keeperOf(search), search.show),
    [version, search],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  const choices = useMemo(() => choicesOf(live.board.clocks.values(), search), [version, search])
  const titleOf = useTitles()
  const nameOf = (filter: ListFilter, value: string) => {
    if (filter === 'agreement') return titleOf(value)
    return filter === 'kind' ? choiceInWords('kind', value, words) : value
  }
  return (
    <Page title={words.nextToBreach} aside={<ListCounts count={seen.count} search={search} />} wide>
      <Filters
        filters={LIST_FILTERS.map((name) => ({
          name,
          label: words.list.filter[name],
          values: search[name] ?? [],
          choices: choices[name].map((value) => ({ value, label: nameOf(name, value) })),
        }))}
        onChange={(name, values) =>
          void go({ search: (before) => ({ ...before, [name]: values.length === 0 ? undefined : values }) })
        }
        onClear={() => void go({ search: {} })}
      />
      {!live.board.ready ? (
        <p className="note">{words.connecting}</p>
      ) : seen.rows.length === 0 ? (
        <p className="note">{words.none}</p>
      ) : (
        <ClockTable rows={seen.rows} />
      )}
      <p className="note">
        {words.shown(seen.rows.length, live.board.clocks.size)} · {words.zone(clock.timeZone)}
      </p>
    </Page>
  )
}

/** How many clocks of each sort pass the filters; each figure shows just those, and again shows all. */
function ListCounts(props: { readonly count: OrderedClocks['count']; readonly search: ListSearch }) {
  const { words } = useDesk()
  const { show } = props.search
  return (
    <p className="counts counts-strip">
      {SHOWN.map((sort) => (
        <Link
          key={sort}
          to="/"
          search={{ ...props.search, show: sort === show ? undefined : sort }}
          data-sort={sort}
          aria-current={sort === show ? 'true' : undefined}
        >
          <b>{count(props.count[sort], words)}</b> {words[sort]}
        </Link>
      ))}
    </p>
  )
}
