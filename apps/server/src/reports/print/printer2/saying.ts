import {
  type AgreementTerms,
  type AnyField,
  type AtRisk,
  type FieldName,
  type Fields,
  type Predicate,
  parseAmount,
  type ReopenWindow,
  type TicketMatch,
} from '@tenggat/domain'
import {
  amountInWords,
  choiceInWords,
  fieldNamed,
  matchInWords,
  percentInWords,
  predicateInWords,
  thresholdInWords,
  type Words,
  windowInWords,
} from '@tenggat/words'

/** What a printer says in a way of its own. */
export interface OwnWays {
  /** The terms as this printer reads them. */
  readonly read: <T extends AgreementTerms>(terms: T) => T
  /** The label and the text, by the name of the field. */
  readonly facts: Readonly<Partial<Record<FieldName, (text: string, terms: AgreementTerms) => Fact>>>
  /** Said also where the document leaves it unsaid. */
  readonly always: ReadonlySet<string>
}

export type Fact = readonly [label: string, text: string]

/** What saying a value takes: the words, and the terms whose parts it may name. */
export interface Saying {
  readonly words: Words
  readonly terms: AgreementTerms
  readonly own: OwnWays
}

/** A field where it stands: its path without places, and the part that says it. */
export interface Placed {
  readonly name: string
  readonly field: AnyField
  readonly value: unknown
  readonly part: Fields
}

/**
 * What the page says though the document leaves it unsaid. Never added to: a field of a later release that goes unsaid must leave the
 * pages of this printer as they are.
 */
const MEANT: ReadonlySet<string> = new Set<FieldName>([
  'appliesTo',
  'services.included',
  'targets.when',
  'targets.pauseWhen',
  'targets.retarget',
  'goals.measure',
  'goals.period',
  'term.renewal',
  'term.timeZone',
])

/** The fields of a part with their values, in the order of the document. */
export const placedIn = (
  fields: Readonly<Record<string, AnyField>>,
  part: Fields,
  at = '',
): readonly Placed[] =>
  Object.entries(fields).map(([key, field]) => ({
    name: `${at}${at === '' ? '' : '.'}${field.called ?? key}`,
    ...{ field, value: part[key], part },
  }))

/** Whether the page says it: what the document says, and a few things that it leaves to their usual meaning. */
export function isSaid({ name, field, value, part }: Placed): boolean {
  if (value === undefined || value === null) return false
  const written = field.write(value, 'short', part)
  if (written === null || written === undefined) return false
  return MEANT.has(name) || JSON.stringify(written) !== JSON.stringify(field.unsaid)
}

export const labelOf = (name: string, words: Words): string => fieldNamed(name, words)[0]

/** A value as people read it, in one line. */
export function textOf(placed: Placed, saying: Saying): string {
  const { name, field, value } = placed
  const { words, terms } = saying
  const { shape } = field
  switch (shape.kind) {
    case 'flag':
      return words.joins[value === true ? 'yes' : 'no']
    case 'choice':
      return choiceInWords(name.split('.').at(-1)!, String(value), words)
    case 'amount':
      return amountText(placed, words)
    case 'window':
      return windowInWords(value as ReopenWindow, words)
    case 'objective':
      return shareText(String(field.write(value, 'short', placed.part)), words)
    case 'thresholds':
      return (value as readonly AtRisk[]).map((each) => thresholdInWords(each, words)).join(', ')
    case 'match':
      return matchInWords(value as TicketMatch, words) || words.page.everyTicket
    case 'predicate':
      return predicateText(value as Predicate, words)
    case 'reference':
      return nameOf(shape.to, String(value), terms)
    case 'references':
      return (value as readonly string[]).map((each) => nameOf(shape.to, each, terms)).join(', ')
    case 'texts':
      return (value as readonly string[]).join('; ')
    case 'group':
      return insideOf(placedIn(shape.fields, value as Fields, name), saying)
    case 'items':
      return (value as readonly Fields[])
        .map((each) => insideOf(placedIn(shape.fields, each, name), saying))
        .join(' → ')
    default:
      return String(value)
  }
}

const insideOf = (inner: readonly Placed[], saying: Saying): string =>
  inner
    .filter(isSaid)
    .map((each) => textOf(each, saying))
    .join(', ')

/** Where the terms count milliseconds or days, they are of wall time: days are days of the calendar. */
function amountText({ field, value, part }: Placed, words: Words): string {
  const read = parseAmount(String(field.write(value, 'short', part)))
  if (!read.ok) throw new Error(`an amount is written as none: ${read.problems[0]!.message}`)
  const amount = read.value
  const isWallDays = typeof value === 'number' && amount.unit === 'days'
  return amountInWords(isWallDays ? { ...amount, unit: 'calendarDays' } : amount, words)
}

/** `99,9 %` where the document has `99.9%`; a count stays as it is written. */
const shareText = (written: string, words: Words): string =>
  written.endsWith('%') ? percentInWords(Number(written.slice(0, -1)), words) : written

function predicateText(predicate: Predicate, words: Words): string {
  if (predicate.length === 0) return words.page.never
  return predicate.some((match) => Object.keys(match).length === 0)
    ? words.page.always
    : predicateInWords(predicate, words)
}

function nameOf(part: string, id: string, { parties, stakeholders }: AgreementTerms): string {
  const named = part === 'parties' ? parties : part === 'stakeholders' ? stakeholders : []
  return named.find((each) => each.id === id)?.name ?? id
}
