import { lazy, Suspense } from 'react'
import { useDesk } from '../desk.js'
import type { BarChartProps } from './BarChart.js'

const BarChart = lazy(() => import('./BarChart.js'))

/** Bars whose drawing code is read only by pages that show some. */
export function LazyBarChart(props: BarChartProps) {
  const { words } = useDesk()
  return (
    <Suspense fallback={<p className="note">{words.loading}</p>}>
      <BarChart {...props} />
    </Suspense>
  )
}
