import { useMemo } from 'react'
import { roundDuration } from '../../format/figures.js'
import { PeriodAttributionDocument } from '../../gql/manager.js'
import { seriesColour } from '../../ui/theme/tokens.js'
import { useDesk } from '../desk.js'
import { AsTable } from '../figures/AsTable.js'
import { LazyBarChart } from '../figures/LazyBarChart.js'
import { MonthTable } from '../figures/MonthTable.js'
import { type PeriodDays, usePeriod } from '../figures/PeriodPicker.js'
import { monthsOf } from '../figures/periodTotals.js'
import { useLive } from '../useLive.js'

const EVERY_MS = 5_000

/** What this provider held itself and what stood with its vendors, month by month. */
export function ProviderMonths({ id, days }: { readonly id: string; readonly days: PeriodDays }) {
  const { words } = useDesk()
  const period = usePeriod(days)
  const query = useLive(
    PeriodAttributionDocument,
    { agreementId: null, period: period ?? { from: '', to: '' }, by: 'PARTY', source: null },
    { everyMs: EVERY_MS, skip: period === null },
  )
  const rows = useMemo(
    () => (query.data?.periodAttribution.rows ?? []).filter(({ holder }) => holder === id),
    [query.data, id],
  )
  const chart = useMemo(() => {
    const months = monthsOf(rows)
    const stack = (vendor: boolean) =>
      months.map((month) => rows.find((it) => it.period === month && it.vendor === vendor)?.runningMs ?? 0)
    return {
      title: words.provider.perMonth,
      labels: months,
      series: [
        { label: words.provider.itself, colour: seriesColour(0), data: stack(false) },
        { label: words.provider.vendor, colour: seriesColour(1), data: stack(true) },
      ],
      format: (ms: number) => roundDuration(ms, words),
      legend: true,
      heightRem: 16,
    }
  }, [rows, words])
  if (rows.length === 0) return null
  return (
    <section className="panel">
      <h2>{words.provider.perMonth}</h2>
      <LazyBarChart {...chart} />
      <AsTable of={words.provider.perMonth}>
        <MonthTable rows={rows} />
      </AsTable>
    </section>
  )
}
