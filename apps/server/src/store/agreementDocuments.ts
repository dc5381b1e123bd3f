import {
  type AgreementTerms,
  accept,
  type Problem,
  parseDocument,
  parseRunningDocument,
  type Result,
  type RunningTerms,
  refuse,
} from '@tenggat/domain'
import type { AgreementOutline, AgreementVersionRow, StoredVersionRow } from './records.js'

/** Texts whose reading is kept: the versions that pages and lists ask for again and again. */
const KEPT = 2_000

const readContent = remembered(parseDocument)
const readRunning = remembered(parseRunningDocument)

/** What the engine runs, by the text that was hashed. */
export const readRunningText = (text: string): Result<RunningTerms> => parsed(text, parseRunningDocument)

/** Reads the documents of a version. Whatever stands in them, the answer is a version: an unread one names the problems. */
export function readVersion({ outline, ...row }: StoredVersionRow): AgreementVersionRow {
  const content = readContent(row.content)
  const running = row.running === null ? null : readRunning(row.running)
  const unread = [content, running].flatMap((each) => (each === null || each.ok ? [] : each.problems))
  return {
    ...row,
    terms: content.ok ? content.value : termsOfOutline(row, outline),
    running: running?.ok ? running.value : null,
    runningContent: row.running,
    unread,
  }
}

/** The outline of terms, for their row. */
export function outlineOf({
  title,
  level,
  parent,
  supports,
  parties,
  calendars,
}: AgreementTerms): AgreementOutline {
  const shared = Object.entries(calendars).flatMap(([name, each]) => ('use' in each ? [[name, each]] : []))
  return { title, level, parent, supports, parties, calendars: Object.fromEntries(shared) }
}

/** An agreement that says nothing at all. */
const SILENT = parseDocument({ form: 1, id: 'silent', title: 'silent', parent: 'nothing' })

function termsOfOutline(
  row: Pick<StoredVersionRow, 'agreementId' | 'kind'>,
  outline: AgreementOutline,
): AgreementTerms {
  if (!SILENT.ok) throw new Error('a document that says nothing cannot be read')
  return { ...SILENT.value, id: row.agreementId, kind: row.kind, ...outline }
}

function parsed<T>(text: string, parse: (value: unknown) => Result<T>): Result<T> {
  const json = readJson(text)
  return json.ok ? parse(json.value) : json
}

function readJson(text: string): Result<unknown> {
  try {
    return accept(JSON.parse(text))
  } catch (error) {
    const problem: Problem = {
      code: 'wrongType',
      path: [],
      message: (error as Error).message,
      expected: 'JSON',
    }
    return refuse(problem)
  }
}

/** Equal texts are read once: a text never means anything else. */
function remembered<T>(parse: (value: unknown) => Result<T>): (text: string) => Result<T> {
  const known = new Map<string, Result<T>>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const read = parsed(text, parse)
    if (known.size >= KEPT) known.delete(known.keys().next().value!)
    known.set(text, read)
    return read
  }
}
