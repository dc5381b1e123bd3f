import {
  type AgreementTerms,
  CLAUSES,
  type FieldName,
  type Fields,
  type RunningTerms,
  SEVERITIES,
} from '@tenggat/domain'
import { type Html, html, paragraphs, section, table } from '../printer1/html.js'
import { printHours } from './printHours.js'
import { printTargets } from './printTargets.js'
import { type Fact, isSaid, labelOf, type Placed, placedIn, type Saying, textOf } from './saying.js'

type Shape<Kind> = Extract<Placed['field']['shape'], { readonly kind: Kind }>

/** Every clause that says something, in the order of the document, each under its heading. */
export function printClauses(saying: Saying): readonly (Html | null)[] {
  const { terms } = saying
  return CLAUSES.map(({ section: heading, fields }) => {
    const said = placedIn(fields, { ...terms }).filter(
      (each) => isTold(each, saying) && !IN_HEAD.has(each.name),
    )
    const blocks = said.filter(isBlock)
    const lines = said.filter((each) => !isBlock(each)).map((each) => fact(each, saying))
    const title =
      blocks[0] === undefined ? saying.words.sections[heading][0] : labelOf(blocks[0].name, saying.words)
    return section(
      title,
      ...blocks.flatMap((each) => block(each, saying)),
      facts([...lines, ...levelsRun(fields, saying)]),
    )
  })
}

const isTold = (placed: Placed, { own }: Saying): boolean => isSaid(placed) || own.always.has(placed.name)

/** What the head of the page says already. */
const IN_HEAD: ReadonlySet<string> = new Set(['id', 'title'])

const isBlock = ({ field: { shape } }: Placed): boolean =>
  ['items', 'calendars', 'matrix', 'match'].includes(shape.kind) ||
  (shape.kind === 'group' && !('agreement' in shape.fields))

function fact(placed: Placed, saying: Saying): Fact {
  const text = placed.value === null ? '' : textOf(placed, saying)
  const own = saying.own.facts[placed.name as FieldName]?.(text, saying.terms)
  return own ?? [labelOf(placed.name, saying.words), text]
}

const facts = (rows: readonly Fact[]): Html | null =>
  rows.length === 0
    ? null
    : html`<dl class="facts">${rows.map(([label, text]) => html`<dt>${label}</dt><dd>${text}</dd>`)}</dl>`

function block(placed: Placed, saying: Saying): readonly (Html | null)[] {
  const { name, field, value } = placed
  const { shape } = field
  if (name === 'targets' && shape.kind === 'items')
    return [
      html`<p class="soft">${saying.words.sections.targets[1]}</p>`,
      ...printTargets(shape.fields, saying),
    ]
  if (shape.kind === 'items') return [printItems(name, shape, value as readonly Fields[], saying)]
  if (shape.kind === 'group') {
    const inside = placedIn(shape.fields, value as Fields, name).filter((each) => isTold(each, saying))
    return [facts(inside.map((each) => fact(each, saying)))]
  }
  if (shape.kind === 'calendars') return printHours(saying)
  if (shape.kind === 'matrix') return [printMatrix(saying)]
  return [html`<p>${textOf(placed, saying)}</p>`]
}

/** A table of the fields that any item says; prose under its own title where that is all there is. */
function printItems(
  name: string,
  { fields }: Shape<'items'>,
  items: readonly Fields[],
  saying: Saying,
): Html | null {
  const placed = items.map((item) => placedIn(fields, item, name))
  const kinds = Object.values(fields).map(({ shape }) => shape.kind)
  if (kinds.every((kind) => ['id', 'text', 'prose'].includes(kind)) && kinds.includes('id'))
    return html`${placed.map((item, index) => prose(item, index + 1, saying))}`
  const hasName = kinds.some((kind) => kind === 'text' || kind === 'prose')
  const columns = placed[0]!
    .map((_, column) => column)
    .filter((column) => placed.some((item) => isSaid(item[column]!)))
    .filter((column) => !hasName || placed[0]![column]!.field.shape.kind !== 'id')
  return table(
    columns.map((column) => labelOf(placed[0]![column]!.name, saying.words)),
    placed.map((item) =>
      columns.map((column) => (isSaid(item[column]!) ? textOf(item[column]!, saying) : '')),
    ),
  )
}

function prose(item: readonly Placed[], number: number, saying: Saying): Html {
  const [title, ...texts] = item
    .filter(({ field }) => field.shape.kind !== 'id')
    .map((each) => textOf(each, saying))
  return html`<h3>${number}. ${title ?? ''}</h3>${texts.flatMap((text) => paragraphs(text.split(/\n{2,}/)))}`
}

function printMatrix({ terms, words }: Saying): Html | null {
  const { priorityMatrix } = terms
  const across = SEVERITIES.filter((urgency) =>
    Object.values(priorityMatrix ?? {}).some((row) => urgency in row),
  )
  return table(
    [
      `${words.matchFields.impact} \\ ${words.matchFields.urgency}`,
      ...across.map((each) => words.severities[each]),
    ],
    SEVERITIES.filter((impact) => priorityMatrix?.[impact] !== undefined).map((impact) => [
      words.severities[impact],
      ...across.map((urgency) => priorityMatrix![impact]![urgency] ?? '–'),
    ]),
  )
}

/** The versions of the levels above whose targets run here. */
function levelsRun(fields: object, { terms, words }: Saying): readonly Fact[] {
  const levels = (terms as Partial<RunningTerms> & AgreementTerms).levels ?? []
  if (!('parent' in fields) || levels.length === 0) return []
  const named = levels.map(
    ({ agreementId, version }) => `${agreementId} ${words.page.version(String(version))}`,
  )
  return [[words.page.runsUnder, named.join(', ')]]
}
