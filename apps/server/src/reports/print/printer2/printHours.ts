import {
  type CalendarDefinition,
  type CalendarReference,
  compileCalendar,
  type OpenHours,
  WEEKDAYS,
} from '@tenggat/domain'
import type { Words } from '@tenggat/words'
import { type Html, html } from '../printer1/html.js'
import type { Saying } from './saying.js'

/** Every calendar: its zone, its week, and every date that differs; nothing of it hangs on the day of printing. */
export const printHours = ({ terms, words }: Saying): readonly Html[] =>
  Object.entries(terms.calendars).map(([name, calendar]) =>
    'use' in calendar
      ? html`<article><h3>${name}</h3><p>${sharedText(calendar, words)}</p></article>`
      : hours(name, calendar, words),
  )

function sharedText({ use, revision }: CalendarReference, { page }: Words): string {
  return revision === null
    ? `${page.sharedHours(use)}, ${page.asTheyChange}`
    : `${page.sharedHours(use)} ${page.inRevision(String(revision))}`
}

function hours(name: string, calendar: CalendarDefinition, words: Words): Html {
  const isAlways = compileCalendar(calendar).alwaysOpen
  const week = isAlways ? [words.page.aroundTheClock] : weekLines(calendar, words)
  const dates = dateLines(calendar, words)
  const list =
    dates.length === 0 ? null : html`<ul class="dates">${dates.map((line) => html`<li>${line}</li>`)}</ul>`
  return html`<article>
<h3>${name} <small>${calendar.timeZone}</small></h3>
<p>${week.join('; ')}</p>
${list}
</article>`
}

/** `Monday–Friday 08:00–17:00`: days that follow each other with the same hours are told together. */
function weekLines({ weekly }: CalendarDefinition, words: Words): readonly string[] {
  const runs: { from: number; to: number; hours: string }[] = []
  for (const [index, day] of WEEKDAYS.entries()) {
    const hours = hoursText(weekly[day] ?? [], words)
    const last = runs.at(-1)
    if (last?.hours === hours) last.to = index
    else runs.push({ from: index, to: index, hours })
  }
  return runs.map(({ from, to, hours }) => {
    const [first, last] = [from, to].map((index) => words.weekdays[WEEKDAYS[index]!].name)
    return `${from === to ? first : `${first}–${last}`} ${hours}`
  })
}

/** Dates with hours or a name of their own, those of every year first. */
function dateLines(
  { dates = {}, yearly = {}, holidays = {} }: CalendarDefinition,
  words: Words,
): readonly string[] {
  const own = { ...yearly, ...dates }
  const all = [...new Set([...Object.keys(own), ...Object.keys(holidays)])]
  return all
    .toSorted((left, right) => left.length - right.length || (left < right ? -1 : 1))
    .map((date) => {
      const open = own[date]
      const name = holidays[date] ?? (date.length > 5 ? holidays[date.slice(5)] : undefined)
      const when = date.length > 5 ? date : words.page.everyYear(date)
      const what = open === undefined ? words.page.usualHours : hoursText(open, words)
      return `${when} ${what}${name === undefined ? '' : ` (${name})`}`
    })
}

const hoursText = (hours: readonly OpenHours[], words: Words): string =>
  hours.length === 0 ? words.page.closed : hours.map(([opens, closes]) => `${opens}–${closes}`).join(', ')
