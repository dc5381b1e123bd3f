import { type CalendarDefinition, WEEKDAYS } from '@tenggat/domain'
import { hoursText, specialDates, weekBars } from '../../format/weekHours.js'
import { useDesk } from '../desk.js'

/** A week as bars over the day, and the dates that are unlike it. */
export function CalendarView({ calendar }: { readonly calendar: CalendarDefinition }) {
  const { words } = useDesk()
  const speech = words.agreement
  const days = weekBars(calendar.weekly)
  const dates = specialDates(calendar)
  return (
    <>
      <ul className="week" aria-label={speech.zone(calendar.timeZone)}>
        {days.map((bars, index) => (
          <li key={WEEKDAYS[index]} className="week-day">
            <span className="week-name">{words.weekdays[WEEKDAYS[index]!].short}</span>
            <svg className="week-bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
              {bars.map(({ from, to }) => (
                <rect key={from} x={from * 1_000} width={(to - from) * 1_000} height="10" />
              ))}
            </svg>
            <span className="week-text">
              {bars.length === 0 ? speech.closed : [...new Set(bars.map(({ text }) => text))].join(', ')}
            </span>
          </li>
        ))}
      </ul>
      <p className="note">{speech.zone(calendar.timeZone)}</p>
      {dates.length === 0 ? null : (
        <details className="dates">
          <summary>
            {speech.holidays} ({dates.length})
          </summary>
          <ul className="plain">
            {dates.map(({ date, hours, name }) => (
              <li key={date}>
                <b>{date.length === 5 ? `${date} ${speech.everyYear}` : date}</b> {name}{' '}
                <span className="soft">
                  {hours === null ? '' : hours.length === 0 ? speech.closed : hoursText(hours)}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
