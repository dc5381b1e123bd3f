import { FormatProposal, type ProposedFormat } from '@tenggat/domain'
import { readRows } from '../csv/readRows.js'

/** What desks write where there is no time: passed over, and said. */
const MARKS: ReadonlySet<string> = new Set(['?', '-', 'N/A', 'n/a', 'NULL', 'null'])

interface Column {
  readonly proposal: FormatProposal
  readonly marks: Map<string, number>
}

/**
 * TIM-8: the columns of a CSV file that read as times, each with the formats that read all of it, as lines for people.
 * @param stated what separates the fields; null: whatever makes the most columns of the first row
 */
export async function proposeFormats(path: string, stated: string | null): Promise<readonly string[]> {
  const delimiter = stated ?? (await likelyDelimiter(path))
  const columns = new Map<string, Column>()
  for await (const read of readRows(path, delimiter, [])) {
    if (!read.ok) continue
    for (const [name, field] of Object.entries(read.row.fields)) {
      const column = columns.get(name) ?? { proposal: new FormatProposal(), marks: new Map() }
      columns.set(name, column)
      const text = field.trim()
      if (MARKS.has(text)) column.marks.set(text, (column.marks.get(text) ?? 0) + 1)
      else if (text !== '' && column.proposal.isOpen) column.proposal.take(text)
    }
  }
  const lines = [...columns].flatMap(([name, column]) => linesOf(name, column))
  const found = stated === null && delimiter !== ',' ? [`delimiter: ${quoted(delimiter)}`] : []
  return [...found, ...(lines.length === 0 ? ['No column of the file reads as times.'] : lines)]
}

async function likelyDelimiter(path: string): Promise<string> {
  let best = { delimiter: ',', columns: 0 }
  for (const delimiter of [',', ';', '\t', '|']) {
    const rows = readRows(path, delimiter, [])
    const { value: read } = await rows.next()
    await rows.return(undefined)
    const columns = read?.ok ? Object.keys(read.row.fields).length : 0
    if (columns > best.columns) best = { delimiter, columns }
  }
  return best.delimiter
}

function linesOf(name: string, { proposal, marks }: Column): readonly string[] {
  const proposals = proposal.proposals()
  if (proposals.length === 0) return []
  const count = (value: number) => value.toLocaleString('en')
  const passed = [...marks].map(([mark, times]) => `, ${count(times)} × ${mark} passed over`)
  const isOpen = proposals.some(({ reading }) => reading.offsetMs === null)
  return [
    `${name}: ${count(proposal.texts)} times${passed.join('')}`,
    ...proposals.map((proposed) => `  format: ${quoted(proposed.format.name)}   ${meaningOf(proposed)}`),
    ...(proposals.length > 1
      ? ['  each of these reads every one of them: only who wrote them can say which is right']
      : []),
    ...(isOpen ? ['  they have no offset: name their zone beside the format'] : []),
  ]
}

/** As YAML takes it: a pattern may begin with a bracket or hold a colon. */
const quoted = (text: string): string => {
  if (text === '\t') return '"\\t"'
  return /^\w+$/.test(text) ? text : `'${text.replaceAll("'", "''")}'`
}

const WALL = new Intl.DateTimeFormat('en-GB', {
  ...{ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' },
  ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
})

function meaningOf({ example, reading }: ProposedFormat): string {
  const { wallMs, offsetMs } = reading
  const shown = WALL.format(offsetMs === null ? wallMs : wallMs - offsetMs)
  return `${example} is ${shown}${offsetMs === null ? '' : ' UTC'}`
}
