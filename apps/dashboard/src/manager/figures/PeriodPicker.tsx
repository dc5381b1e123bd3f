import { useMemo } from 'react'
import { lastDays, type Period } from '../../format/figures.js'
import { useDesk } from '../desk.js'
import { useHourEnd } from '../useReading.js'

export const PERIOD_DAYS = ['30', '90', '365'] as const
export type PeriodDays = (typeof PERIOD_DAYS)[number]

/** How far back decided clocks are counted. */
export function PeriodPicker(props: {
  readonly days: PeriodDays | undefined
  /** Without it, a period must be picked. */
  readonly all?: boolean
  readonly onPick: (days: PeriodDays | undefined) => void
}) {
  const { words } = useDesk()
  const { all = true } = props
  return (
    <fieldset className="switch" aria-label={words.period.name}>
      {PERIOD_DAYS.map((days) => (
        <button
          key={days}
          type="button"
          aria-pressed={props.days === days}
          onClick={() => props.onPick(days)}
        >
          {words.period.days(days)}
        </button>
      ))}
      {all ? (
        <button type="button" aria-pressed={props.days === undefined} onClick={() => props.onPick(undefined)}>
          {words.period.all}
        </button>
      ) : null}
    </fieldset>
  )
}

/** The picked period by the server's time; the same object for the whole hour. Null: everything, or not known yet. */
export function usePeriod(days: PeriodDays | undefined): Period | null {
  const to = useHourEnd()
  return useMemo(() => (days === undefined || to === null ? null : lastDays(Number(days), to)), [days, to])
}
