import { readdir, readFile } from 'node:fs/promises'
import {
  type AgreementTerms,
  type CalendarDefinition,
  canonicalJson,
  describeProblem,
  formatTerms,
  LEVELS,
  parseAgreementTerms,
  parseCalendar,
  type Result,
  type WeeklyCalendar,
  weeklyPartsOf,
} from '@tenggat/domain'
import { parse, stringify } from 'yaml'

/** From `src` and `dist` alike: the agreements are an example of the project, not part of the program. */
const FOLDER = new URL('../../../examples/floor/', import.meta.url)

export interface FloorDocument {
  /** As written, in YAML. */
  readonly text: string
  readonly terms: AgreementTerms
}

/** What the floor works by. */
export interface FloorPapers {
  /** The shared calendars by id. */
  readonly calendars: ReadonlyMap<string, CalendarDefinition>
  /** By the agreement's id, each after what it refers to: levels from above, and whoever stands behind a customer's before it. */
  readonly agreements: ReadonlyMap<string, FloorDocument>
  /** Not in force: they wait for somebody to approve and sign them. */
  readonly drafts: ReadonlyMap<string, FloorDocument>
}

/** Throws an Error naming the file and its problems when one cannot be read. */
export async function floorPapers(): Promise<FloorPapers> {
  const folders = ['calendars/', '', 'drafts/'].map(textsIn)
  const [calendars, agreements, drafts] = await Promise.all(folders)
  return {
    calendars: new Map(
      [...calendars!].map(([name, text]) => [name.replace('.yaml', ''), readCalendar(name, text)]),
    ),
    agreements: documentsOf(agreements!),
    drafts: documentsOf(drafts!),
  }
}

function documentsOf(texts: ReadonlyMap<string, string>): ReadonlyMap<string, FloorDocument> {
  const read = [...texts].map(([name, text]) => ({ text, terms: readTerms(name, text) }))
  read.sort((one, other) => rankOf(one.terms) - rankOf(other.terms))
  return new Map(read.map((document) => [document.terms.id, document]))
}

/** The days on which the customers' offices are closed. */
export function holidaysIn({ calendars }: FloorPapers): NonNullable<WeeklyCalendar['dates']> {
  const office = calendars.get('jakarta-office')
  return office === undefined ? {} : Object.assign({}, ...weeklyPartsOf(office).map(({ dates }) => dates))
}

/** The terms as a document of YAML. */
export const writeTerms = (terms: AgreementTerms): string => stringify(formatTerms(terms), { lineWidth: 0 })

/** Whether the document that the server holds has these terms, however it is written. */
export const hasTerms = (document: string, terms: AgreementTerms): boolean =>
  canonicalJson(readTerms(terms.id, document)) === canonicalJson(terms)

/** Whether somebody has to approve or sign it before it is in force. */
export const needsSignatures = ({ stakeholders }: AgreementTerms): boolean =>
  stakeholders.some(({ approves, signs }) => approves || signs)

/** Corporate, then those behind customers' agreements, then customers' own and their services. */
function rankOf({ level }: AgreementTerms): number {
  if (level === null) return 0.5
  return LEVELS.indexOf(level)
}

async function textsIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const place = new URL(folder, FOLDER)
  const names = (await readdir(place)).filter((name) => name.endsWith('.yaml')).sort()
  const texts = names.map(async (name) => [name, await readFile(new URL(name, place), 'utf8')] as const)
  return new Map(await Promise.all(texts))
}

const readTerms = (name: string, text: string): AgreementTerms => must(name, parseAgreementTerms(parse(text)))

const readCalendar = (name: string, text: string): CalendarDefinition =>
  must(name, parseCalendar(parse(text)))

function must<T>(name: string, result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(`${name}: ${result.problems.map(describeProblem).join('; ')}`)
}
