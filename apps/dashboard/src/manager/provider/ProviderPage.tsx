import { getRouteApi, Link } from '@tanstack/react-router'
import { ProviderDocument, type ProviderFiguresFragment } from '../../gql/manager.js'
import { useDesk } from '../desk.js'
import { Count } from '../shell/Count.js'
import { count, type Period, roundDuration } from '../shell/figures.js'
import { Page, Waiting } from '../shell/Page.js'
import { PeriodPicker, usePeriod } from '../shell/PeriodPicker.js'
import { TreeTable } from '../tree/TreeTable.js'
import { treeRows } from '../tree/treeRows.js'
import { useLive } from '../useLive.js'
import { ProviderMonths } from './ProviderMonths.js'

const route = getRouteApi('/providers/$id')
const EVERY_MS = 2_000
const NOTHING_CLOSED: ReadonlySet<string> = new Set()

/** One provider: what it promised and kept, what it holds now, and whose time it used. */
export function ProviderPage() {
  const { words } = useDesk()
  const { id } = route.useParams()
  const { days } = route.useSearch()
  const go = route.useNavigate()
  const period = usePeriod(days)
  const query = useLive(
    ProviderDocument,
    { id, period },
    { everyMs: EVERY_MS, skip: days !== undefined && !period },
  )
  const provider = query.data?.provider
  const pick = <PeriodPicker days={days} onPick={(next) => void go({ search: { days: next } })} />
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
          <ProviderMonths id={provider.id} days={days ?? '365'} />
          <Link to="/tickets" search={{ heldBy: provider.id, state: 'open' }}>
            {words.provider.tickets}
          </Link>
        </>
      )}
    </Page>
  )
}

function Figures(props: { readonly provider: ProviderFiguresFragment; readonly period: Period | null }) {
  const { words } = useDesk()
  const { provider: it, period } = props
  const told = words.provider
  const figures = [
    [
      told.open,
      <Count key="open" value={it.open} label={told.open} search={{ party: [it.id], state: 'open' }} />,
    ],
    [
      told.atRisk,
      <Count
        key="risk"
        value={it.atRisk}
        label={told.atRisk}
        search={{ party: [it.id], state: 'atRisk' }}
        tone="risk"
      />,
    ],
    [
      told.late,
      <Count
        key="late"
        value={it.breachedOpen}
        label={told.late}
        search={{ party: [it.id], state: 'breachedOpen' }}
        tone="late"
      />,
    ],
    [told.held, roundDuration(it.heldMs, words)],
    [told.vendor, roundDuration(it.vendorMs, words)],
    [told.overBudget, roundDuration(it.overBudgetMs, words)],
    [told.caused, count(it.breachesCaused, words)],
    [
      told.customerBreaches,
      <Count
        key="held"
        value={it.customerBreachesHeld}
        label={told.customerBreaches}
        search={{ ...period, heldBy: it.id, kind: ['customer'], state: 'breached' }}
      />,
    ],
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
