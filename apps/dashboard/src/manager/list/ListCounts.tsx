import { Link } from '@tanstack/react-router'
import { count } from '../../format/figures.js'
import { useDesk } from '../desk.js'
import type { ListSearch } from './listSearch.js'
import { type OrderedClocks, SHOWN } from './orderClocks.js'

/** How many clocks of each sort pass the filters; each figure shows just those, and again shows all. */
export function ListCounts(props: { readonly count: OrderedClocks['count']; readonly search: ListSearch }) {
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
