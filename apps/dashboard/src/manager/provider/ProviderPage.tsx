import { getRouteApi, Link } from '@tanstack/react-router'
import { count, type Period, roundDuration } from '../../format/figures.js'
import { ProviderDocument, type ProviderFiguresFragment } from '../../gql/manager.js'
import { useDesk } from '../desk.js'
import { Count, TimeOf } from '../figures/Count.js'
import { PeriodPicker, usePeriod } from '../figures/PeriodPicker.js'
import { TreeTable } from '../figures/TreeTable.js'
import { treeRows } from '../figures/treeRows.js'
import { Page, Waiting } from '../shell/Page.js'
import { useLive } from '../useLive.js'
import { heldClocks, overrunClocks, ownClocks } from './ownClocks.js'
import { ProviderMonths } from './ProviderMonths.js'

const route = getRouteApi('/providers/$id')
const EVERY_MS = 2_000
const NOTHING_CLOSED: ReadonlySet<string> = new Set()

/** One provider: what it promised and kept, what it holds now, and whose time it used. */
export function ProviderPage() {
  const { words } = useDesk()
  const { id } = route.useParams()
  const { days = '365' } = route.useSearch()
  const go = route.useNavigate()
  const period = usePeriod(days)
  const query = useLive(ProviderDocument, { id, period }, { everyMs: EVERY_MS, skip: period === null })
  const provider = query.data?.provider
  const pick = <PeriodPicker days={days} all={false} onPick={(next) => void go({ search: { days: next } })} />
  return (
    <Page title={provider?.name ?? id} aside={pick} wide>
      <Waiting query={query} />
      {provider === null ? <p className="note">{words.provider.missing}</p> : null}
      {provider == null ? null : (
        <>
          <Figures provider={provider} period={period} />
          <section className="panel">
            <h2>{words.provider.agreements}</h2>
            <TreeTable
              rows={treeRows(provider.agreements, NOTHING_CLOSED)}
              closed={NOTHING_CLOSED}
              period={period}
              onToggle={null}
            />
          </section>
          <ProviderMonths id={provider.id} days={days} />
          <p className="page-links">
            <Link to="/tickets" search={{ heldBy: provider.id, state: 'open' }}>
              {words.provider.openTickets}
            </Link>
            <Link to="/tickets" search={{ ...period, heldBy: provider.id, state: 'decided' }}>
              {words.provider.decidedTickets}
            </Link>
          </p>
        </>
      )}
    </Page>
  )
}

function Figures(props: { readonly provider: ProviderFiguresFragment; readonly period: Period | null }) {
  const { provider: it, period } = props
  const { words } = useDesk()
  const names = words.provider
  const figures = [
    [names.open, <Count key="open" value={it.open} label={names.open} search={ownClocks(it, 'open')} />],
    [
      names.atRisk,
      <Count
        key="risk"
        value={it.atRisk}
        label={names.atRisk}
        search={ownClocks(it, 'atRisk')}
        tone="risk"
      />,
    ],
    [
      names.late,
      <Count
        key="late"
        value={it.breachedOpen}
        label={names.late}
        search={ownClocks(it, 'breachedOpen')}
        tone="late"
      />,
    ],
    [names.held, <TimeOf key="held" ms={it.heldMs} label={names.held} search={heldClocks(it.id, period)} />],
    [names.vendor, roundDuration(it.vendorMs, words)],
    [
      names.overBudget,
      <TimeOf
        key="over"
        ms={it.overBudgetMs}
        label={names.overBudget}
        search={overrunClocks(it.id, period)}
      />,
    ],
    [names.caused, count(it.breachesCaused, words)],
    [names.customerBreaches, count(it.customerBreachesHeld, words)],
  ] as const
  return (
    <dl className="tiles">
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
