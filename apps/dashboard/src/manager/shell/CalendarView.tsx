import {
  type CalendarDefinition,
  type Combination,
  combinationOf,
  isCombined,
  isNamedCombination,
  type NamedCombination,
  namesIn,
  WEEKDAYS,
  type WeekHours,
  type WeeklyCalendar,
} from '@tenggat/domain'
import { capitalised } from '@tenggat/words'
import { hoursText, specialDates, weekBars } from '../../format/weekHours.js'
import { useDesk } from '../desk.js'

/** Hours as they were written: a week of their own, or made of others', each shown in its own zone where it is known. */
export function CalendarView({ calendar }: { readonly calendar: CalendarDefinition | NamedCombination }) {
  const { words } = useDesk()
  if (isNamedCombination(calendar)) {
    const [way, names] = namesIn(calendar)
    return <p className="note">{madeText(way, names)}</p>
  }
  if (!isCombined(calendar)) return <WeekView calendar={calendar} />
  const [way, members] = combinationOf(calendar)
  return (
    <>
      <p className="note">{madeText(way, Object.keys(members))}</p>
      {Object.entries(members).map(([name, member]) => (
        <section key={name} className="member-hours" aria-label={name}>
          <h3>{name}</h3>
          <CalendarView calendar={member} />
        </section>
      ))}
    </>
  )

  function madeText(way: Combination, names: readonly string[]): string {
    const { combinations } = words
    return `${combinations[way](names.join(', '))}; ${combinations.daysOf(calendar.timeZone)}`
  }
}

/** A week as bars over the day, and what is unlike it: seasons, and dates. */
function WeekView({ calendar }: { readonly calendar: WeeklyCalendar }) {
  const { words } = useDesk()
  const speech = words.agreement
  const dates = specialDates(calendar)
  return (
    <>
      <WeekBars weekly={calendar.weekly} label={speech.zone(calendar.timeZone)} />
      <p className="note">{speech.zone(calendar.timeZone)}</p>
      {calendar.seasons?.map(({ from, to, weekly }) => {
        const when = capitalised(words.seasons[from.length === 5 ? 'everyYear' : 'once'](from, to))
        return (
          <section key={from} className="member-hours">
            <h3>{when}</h3>
            {Object.values(weekly).every((hours) => hours.length === 0) ? (
              <p className="note">{speech.closed}</p>
            ) : (
              <WeekBars weekly={weekly} label={when} />
            )}
          </section>
        )
      })}
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

function WeekBars({ weekly, label }: { readonly weekly: WeekHours; readonly label: string }) {
  const { words } = useDesk()
  return (
    <ul className="week" aria-label={label}>
      {weekBars(weekly).map((bars, index) => (
        <li key={WEEKDAYS[index]} className="week-day">
          <span className="week-name">{words.weekdays[WEEKDAYS[index]!].short}</span>
          <svg className="week-bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
            {bars.map(({ from, to }) => (
              <rect key={from} x={from * 1_000} width={(to - from) * 1_000} height="10" />
            ))}
          </svg>
          <span className="week-text">
            {bars.length === 0
              ? words.agreement.closed
              : [...new Set(bars.map(({ text }) => text))].join(', ')}
          </span>
        </li>
      ))}
    </ul>
  )
}
