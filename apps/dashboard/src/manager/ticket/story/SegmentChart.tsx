import { useComputedColorScheme } from '@mantine/core'
import { BarController, BarElement, CategoryScale, Chart, LinearScale, Tooltip } from 'chart.js'
import { useEffect, useMemo, useRef } from 'react'
import { exactDuration } from '../../../format/figures.js'
import { timeMarks } from '../../../format/timeMarks.js'
import type { ZoneClock } from '../../../format/zoneClock.js'
import { BEYOND, SEGMENT_COLOURS } from '../../../ui/theme/tokens.js'
import { markAcross } from '../../figures/markAcross.js'
import type { Words } from '../../words/words.js'
import { type Explanation, type Segment } from './storyTimes.js'

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip)

const MARK_PX = 110

export interface SegmentChartProps {
  readonly explanation: Explanation
  readonly zone: ZoneClock
  readonly words: Words
}

/** The stretches as floating bars over time, one line per kind, the deadline as a mark across them. */
export default function SegmentChart({ explanation, zone, words }: SegmentChartProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const scheme = useComputedColorScheme('light')
  const kinds = useMemo(() => [...new Set(explanation.segments.map(({ kind }) => kind))], [explanation])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the scheme decides what the styles answer
  useEffect(() => {
    const bounds = boundsOf(explanation)
    const style = getComputedStyle(canvas.current!)
    const [ink, line] = ['--soft', '--line'].map((name) => style.getPropertyValue(name))
    const marks = timeMarks(bounds.min, bounds.max, marksIn(canvas.current!.clientWidth), zone)
    const chart = new Chart(canvas.current!, {
      type: 'bar',
      data: {
        labels: kinds.map((kind) => words.segments[kind]),
        datasets: [
          {
            data: explanation.segments.map((segment) => ({
              x: [Date.parse(segment.from), Date.parse(segment.to)] as unknown as number,
              y: words.segments[segment.kind] as unknown as number,
            })),
            backgroundColor: explanation.segments.map((segment) => SEGMENT_COLOURS[segment.kind]),
            barPercentage: 0.7,
            minBarLength: 2,
          },
        ],
      },
      options: {
        indexAxis: 'y',
        animation: false,
        maintainAspectRatio: false,
        scales: {
          x: {
            ...bounds,
            grid: { color: line },
            ticks: {
              color: ink,
              autoSkip: false,
              maxRotation: 0,
              callback: (_, index) => marks[index]!.label,
            },
            afterBuildTicks: (axis) => {
              axis.ticks = marks.map(({ at }) => ({ value: at }))
            },
          },
          y: { grid: { display: false }, ticks: { color: ink } },
        },
        plugins: {
          tooltip: {
            callbacks: { label: ({ dataIndex }) => tooltipOf(explanation.segments[dataIndex]!, words) },
          },
        },
      },
      plugins:
        explanation.deadlineAt === null
          ? []
          : [markAcross({ at: Date.parse(explanation.deadlineAt) }, BEYOND)],
    })
    return () => chart.destroy()
  }, [explanation, kinds, zone, words, scheme])
  return (
    <div className="chart" style={{ height: `${3.2 + kinds.length * 2.2}rem` }}>
      <canvas ref={canvas} role="img" aria-label={words.whatHappened} />
    </div>
  )
}

function boundsOf({ segments, deadlineAt }: Explanation): { min: number; max: number } {
  const ends = segments.flatMap(({ from, to }) => [Date.parse(from), Date.parse(to)])
  if (deadlineAt !== null) ends.push(Date.parse(deadlineAt))
  const min = Math.min(...ends)
  const max = Math.max(...ends)
  return { min, max: max + (max - min) * 0.02 + 1 }
}

const tooltipOf = (segment: Segment, words: Words): string =>
  `${exactDuration(Date.parse(segment.to) - Date.parse(segment.from), words)}${segment.note === null ? '' : ` · ${segment.note}`}`

/** As many as have room beside each other. */
const marksIn = (width: number): number => Math.max(2, Math.min(8, Math.floor(width / MARK_PX)))
