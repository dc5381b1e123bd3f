import { type AnyField, METRIC_RECORDS, type Target } from '@tenggat/domain'
import { promiseInWords } from '@tenggat/words'
import { type Html, html } from '../printer1/html.js'
import { isSaid, labelOf, type Placed, placedIn, type Saying, textOf } from './saying.js'

/** Said by the promise itself, or around it. */
const IN_HEADING: ReadonlySet<string> = new Set([
  'targets.id',
  'targets.metric',
  'targets.within',
  'targets.clause',
])

type TargetFields = Readonly<Record<string, AnyField>>

/** Each promise with all that its clock runs by: for which tickets, in which hours, what begins, holds and ends it, and what changes it. */
export const printTargets = (fields: TargetFields, saying: Saying): readonly Html[] =>
  saying.terms.targets.map((target, index) => {
    const { words } = saying
    const [id, level] = namesOf(target)
    const from = level === null ? null : html` · ${words.page.inheritedFrom(level)}`
    const quoted = target.clause === null ? null : html`<blockquote>${target.clause}</blockquote>`
    const rows = rowsOf(fields, target, saying).map(
      ([label, text]) => html`<dt>${label}</dt><dd>${text}</dd>`,
    )
    return html`<article class="target">
<h3>${index + 1}. ${promiseInWords(target, words)}</h3>
<p class="soft">${words.metrics[target.metric].name} · <code>${id}</code>${from}</p>
<dl class="facts">${rows}</dl>
${quoted}
</article>`
  })

/** Its own name, and the level it is from. */
function namesOf({ id }: Target): readonly [id: string, level: string | null] {
  const slash = id.lastIndexOf('/')
  return slash < 0 ? [id, null] : [id.slice(slash + 1), id.slice(0, slash)]
}

function rowsOf(
  fields: TargetFields,
  target: Target,
  saying: Saying,
): readonly (readonly [label: string, text: string])[] {
  const { words } = saying
  const metric = words.metrics[target.metric]
  const said = placedIn(fields, { ...target }, 'targets').filter((each) => isToldHere(each, target))
  const row = (each: Placed): readonly [string, string] => [labelOf(each.name, words), textOf(each, saying)]
  const named = (name: string) => said.filter((each) => each.name === name).map(row)
  const rest = said.filter(({ name }) => !FIRST.includes(name)).map(row)
  const begins = [...named('targets.from'), ...named('targets.startWhen')]
  const stops = named('targets.stopWhen')
  return [
    ...named('targets.when'),
    ...named('targets.calendar'),
    ...(begins.length > 0 ? begins : [[words.page.clockStarts, metric.begins] as const]),
    ...named('targets.heldWhile'),
    ...named('targets.pauseWhen'),
    ...named('targets.pauseUntil'),
    ...(stops.length > 0 ? stops : [[words.page.clockStops, metric.stops] as const]),
    ...rest,
  ]
}

const FIRST: readonly string[] = [
  ...['when', 'calendar', 'from', 'startWhen', 'heldWhile', 'pauseWhen', 'pauseUntil', 'stopWhen'],
].map((key) => `targets.${key}`)

/** What a metric asks of every target is told of it, also where the document leaves it to its usual meaning. */
function isToldHere(placed: Placed, { metric }: Target): boolean {
  if (IN_HEADING.has(placed.name)) return false
  const record = METRIC_RECORDS[metric]
  if (placed.name === 'targets.reopen') return record.isProvisional || isSaid(placed)
  if (placed.name === 'targets.botsCount') return record.endsWithAnswer || isSaid(placed)
  return isSaid(placed)
}
