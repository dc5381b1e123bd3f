import {
  type CalendarDefinition,
  type CalendarReference,
  type CombinedCalendar,
  canonicalJson,
  combinationOf,
  compileCalendar,
  isCombined,
  isNamedCombination,
  isShared,
  type NamedCombination,
  namesIn,
  type OpenHours,
  WEEKDAYS,
  type WeekHours,
  type WeeklyCalendar,
} from '@tenggat/domain'
import type { Words } from '@tenggat/words'
import { type Html, html } from '../printer1/html.js'
import type { Saying } from './saying.js'

/** Every calendar: its zone, its week, and every date that differs; nothing of it hangs on the day of printing. */
export const printHours = (saying: Saying): readonly Html[] =>
  Object.entries(saying.terms.calendars).flatMap(([name, calendar]) => {
    if (isShared(calendar))
      return [html`<article><h3>${name}</h3><p>${sharedText(calendar, saying.words)}</p></article>`]
    return isNamedCombination(calendar) ? [made(name, calendar, saying.words)] : hours(name, calendar, saying)
  })

function sharedText({ use, revision }: CalendarReference, { page }: Words): string {
  return revision === null
    ? `${page.sharedHours(use)}, ${page.asTheyChange}`
    : `${page.sharedHours(use)} ${page.inRevision(String(revision))}`
}

/** Hours made of others', and after them those members that do not stand on the page by themselves. */
function hours(name: string, calendar: CalendarDefinition, saying: Saying): readonly Html[] {
  const { terms, words } = saying
  if (!isCombined(calendar)) return [week(name, calendar, words)]
  const level = name.slice(0, name.lastIndexOf('/') + 1)
  const apart = Object.entries(combinationOf(calendar)[1]).filter(
    ([member, each]) => canonicalJson(terms.calendars[`${level}${member}`] ?? null) !== canonicalJson(each),
  )
  return [
    made(name, calendar, words),
    ...apart.flatMap(([member, each]) => hours(`${name} / ${member}`, each, saying)),
  ]
}

function made(name: string, calendar: NamedCombination | CombinedCalendar, words: Words): Html {
  const [way, members] = isNamedCombination(calendar)
    ? namesIn(calendar)
    : ([combinationOf(calendar)[0], Object.keys(combinationOf(calendar)[1])] as const)
  const { combinations } = words
  return html`<article>
<h3>${name} <small>${calendar.timeZone}</small></h3>
<p>${combinations[way](members.join(', '))}; ${combinations.daysOf(calendar.timeZone)}</p>
</article>`
}

function week(name: string, calendar: WeeklyCalendar, words: Words): Html {
  const isAlways = compileCalendar(calendar).alwaysOpen
  const week = isAlways ? [words.page.aroundTheClock] : weekLines(calendar.weekly, words)
  const dates = [...(isAlways ? [] : seasonLines(calendar, words)), ...dateLines(calendar, words)]
  const list =
    dates.length === 0 ? null : html`<ul class="dates">${dates.map((line) => html`<li>${line}</li>`)}</ul>`
  return html`<article>
<h3>${name} <small>${calendar.timeZone}</small></h3>
<p>${week.join('; ')}</p>
${list}
</article>`
}

/** `Monday–Friday 08:00–17:00`: days that follow each other with the same hours are told together. */
function weekLines(weekly: WeekHours, words: Words): readonly string[] {
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

/** `every year from 05-01 to 08-31: Monday–Friday 07:00–15:00; Saturday–Sunday closed`. */
const seasonLines = ({ seasons = [] }: WeeklyCalendar, words: Words): readonly string[] =>
  seasons.map(({ from, to, weekly }) => {
    const when = words.seasons[from.length === 5 ? 'everyYear' : 'once'](from, to)
    return `${when}: ${weekLines(weekly, words).join('; ')}`
  })

/** Dates with hours or a name of their own, those of every year first. */
function dateLines(
  { dates = {}, yearly = {}, holidays = {} }: WeeklyCalendar,
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
