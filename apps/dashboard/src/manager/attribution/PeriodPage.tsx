import { NativeSelect } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import { roundDuration } from '../../format/figures.js'
import { AgreementTreeDocument, PeriodAttributionDocument } from '../../gql/manager.js'
import { useDesk } from '../desk.js'
import { AsTable } from '../figures/AsTable.js'
import { LazyBarChart } from '../figures/LazyBarChart.js'
import { MonthTable } from '../figures/MonthTable.js'
import { PeriodPicker, usePeriod } from '../figures/PeriodPicker.js'
import { holderTotals, monthStacks, monthsOf } from '../figures/periodTotals.js'
import { Page, Waiting } from '../shell/Page.js'
import { useLive } from '../useLive.js'
import { HolderTable } from './HolderTable.js'
import { ATTRIBUTION_BY } from './periodSearch.js'

const route = getRouteApi('/attribution')
const SELDOM_MS = 5_000

/** Where the time of a period went: stacked per month by who held the tickets. */
export function PeriodPage() {
  const { words } = useDesk()
  const { days = '365', by = 'PARTY', agreement, source } = route.useSearch()
  const go = route.useNavigate()
  const period = usePeriod(days)
  const query = useLive(
    PeriodAttributionDocument,
    { agreementId: agreement ?? null, period: period ?? { from: '', to: '' }, by, source: source ?? null },
    { everyMs: SELDOM_MS, skip: period === null },
  )
  const rows = query.data?.periodAttribution.rows ?? []
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are the answer's
  const chart = useMemo(
    () => ({
      title: words.attribution.perMonth,
      labels: monthsOf(rows),
      series: monthStacks(rows, words),
      format: (ms: number) => roundDuration(ms, words),
      legend: true,
      heightRem: 22,
    }),
    [query.data, words],
  )
  return (
    <Page
      title={words.attribution.title}
      aside={
        <PeriodPicker
          days={days}
          all={false}
          onPick={(next) => void go({ search: (it) => ({ ...it, days: next }) })}
        />
      }
    >
      <search className="filters" aria-label={words.list.filters}>
        <AgreementChoice
          value={agreement ?? ''}
          onPick={(next) =>
            void go({ search: (it) => ({ ...it, agreement: next === '' ? undefined : next }) })
          }
        />
        <NativeSelect
          className="filter filter-narrow"
          size="xs"
          label={words.attribution.byName}
          value={by}
          data={ATTRIBUTION_BY.map((value) => ({ value, label: words.attribution.by[value] }))}
          onChange={(event) =>
            void go({
              search: (it) => ({
                ...it,
                by: ATTRIBUTION_BY.find((one) => one === event.currentTarget.value),
              }),
            })
          }
        />
      </search>
      <Waiting query={query} />
      {query.data !== undefined && rows.length === 0 ? (
        <p className="note">{words.attribution.none}</p>
      ) : null}
      {rows.length === 0 ? null : (
        <>
          {rows.some(({ runningMs }) => runningMs > 0) ? (
            <section className="panel">
              <h2>{words.attribution.perMonth}</h2>
              <LazyBarChart {...chart} />
              <AsTable of={words.attribution.perMonth}>
                <MonthTable rows={rows} />
              </AsTable>
            </section>
          ) : null}
          <section className="panel">
            <h2>{words.attribution.whole}</h2>
            <HolderTable totals={holderTotals(rows, words)} by={by} period={period} agreement={agreement} />
          </section>
        </>
      )}
      <p className="note">{words.attribution.about}</p>
    </Page>
  )
}

function AgreementChoice(props: { readonly value: string; readonly onPick: (id: string) => void }) {
  const { words } = useDesk()
  const query = useLive(AgreementTreeDocument, { period: null }, { everyMs: SELDOM_MS * 12 })
  const customers = (query.data?.agreementTree ?? []).filter(({ agreement }) => agreement.kind === 'customer')
  return (
    <NativeSelect
      className="filter"
      size="xs"
      label={words.list.filter.agreement}
      value={props.value}
      data={[
        { value: '', label: words.attribution.all },
        ...customers.map(({ agreement }) => ({ value: agreement.id, label: agreement.title })),
      ]}
      onChange={(event) => props.onPick(event.currentTarget.value)}
    />
  )
}
