import { useComputedColorScheme } from '@mantine/core'
import { BarController, BarElement, CategoryScale, Chart, Legend, LinearScale, Tooltip } from 'chart.js'
import { useEffect, useRef } from 'react'
import { markAcross } from './markAcross.js'
import { highest, timeStep } from './timeStep.js'

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip, Legend)

const VALUE_MARKS = 6

export interface BarSeries {
  readonly label: string
  readonly colour: string
  /** A height, or a bar that floats between two values; null draws nothing. */
  readonly data: readonly (number | readonly [number, number] | null)[]
}

export interface BarChartProps {
  /** Said to those who do not see it. */
  readonly title: string
  readonly labels: readonly string[]
  readonly series: readonly BarSeries[]
  /** Values are milliseconds. */
  readonly format: (ms: number) => string
  readonly horizontal?: boolean
  readonly legend?: boolean
  /** A line across the bars, such as a budget. */
  readonly mark?: { readonly at: number; readonly label: string }
  readonly heightRem: number
}

/** Stacked or floating bars; drawn anew when the figures or the light change, never animated. */
export default function BarChart(props: BarChartProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const scheme = useComputedColorScheme('light')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the scheme decides what the styles answer
  useEffect(() => {
    const chart = drawBars(canvas.current!, props)
    return () => chart.destroy()
  }, [props, scheme])
  return (
    <div className="chart" style={{ height: `${props.heightRem}rem` }}>
      <canvas ref={canvas} role="img" aria-label={props.title} />
    </div>
  )
}

function drawBars(canvas: HTMLCanvasElement, props: BarChartProps): Chart {
  const style = getComputedStyle(canvas)
  const [ink, line] = ['--soft', '--line'].map((name) => style.getPropertyValue(name).trim())
  const stepSize = timeStep(Math.max(highest(props.series), props.mark?.at ?? 0), VALUE_MARKS)
  // Floating bars stand where they say; only heights are put on one another.
  const stacked = props.horizontal !== true
  const values = {
    stacked,
    beginAtZero: true,
    suggestedMax: (props.mark?.at ?? 0) * 1.05,
    grid: { color: line },
    ticks: {
      color: ink,
      stepSize,
      maxRotation: 0,
      callback: (at: unknown) => props.format(Number(at)),
    },
  }
  const names = { stacked, grid: { display: false }, ticks: { color: ink, autoSkip: false } }
  return new Chart(canvas, {
    type: 'bar',
    data: {
      // A long name goes on a line of its own before its line or team.
      labels: props.labels.map((label) => label.split(' · ')),
      datasets: props.series.map(({ label, colour, data }) => ({
        label,
        data: data as (number | [number, number] | null)[],
        backgroundColor: colour,
        barPercentage: 0.8,
        categoryPercentage: 0.8,
        maxBarThickness: 44,
        grouped: stacked,
      })),
    },
    options: {
      indexAxis: props.horizontal ? 'y' : 'x',
      animation: false,
      maintainAspectRatio: false,
      scales: props.horizontal ? { x: values, y: names } : { x: names, y: values },
      plugins: {
        legend: { display: props.legend === true, position: 'bottom', labels: { color: ink, boxWidth: 12 } },
        tooltip: {
          callbacks: {
            label: ({ raw, dataset }) => {
              const [from, to] = Array.isArray(raw) ? (raw as [number, number]) : [0, Number(raw)]
              return `${dataset.label}: ${props.format(to - from)}`
            },
          },
        },
      },
    },
    plugins:
      props.mark === undefined ? [] : [markAcross(props.mark, style.getPropertyValue('--late-ink').trim())],
  })
}
