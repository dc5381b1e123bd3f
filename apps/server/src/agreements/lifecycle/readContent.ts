import {
  type AgreementTerms,
  accept,
  formatTerms,
  parseAgreementTerms,
  type Result,
  refuse,
} from '@tenggat/domain'
import { readDocument } from '../readDocument.js'
import { type PlacedProblem, readYaml } from '../readYaml.js'
import { writeYaml } from '../writeYaml.js'

/** What a version says: the terms, and the text they were read from. */
export interface Content {
  readonly terms: AgreementTerms
  readonly document: string
}

type ContentProblem = Omit<PlacedProblem, 'line' | 'column'> & { readonly line?: number }

/** The terms written as YAML; reading it gives the same terms. */
export const writeDocument = (terms: AgreementTerms): string => writeYaml(formatTerms(terms))

/** Content written as a document. */
export function readText(document: string): Result<Content, ContentProblem> {
  const reading = readDocument(document)
  return reading.ok ? accept({ terms: reading.value, document }) : refuse(...reading.problems)
}

/** A document under another id or title. */
export function readTextAs(
  document: string,
  names: { readonly id: string | null; readonly title: string | null },
): Result<Content, ContentProblem> {
  const { id, title } = names
  if (id === null && title === null) return readText(document)
  const yaml = readYaml(document)
  if (!yaml.ok) return refuse(...yaml.problems)
  const named = {
    ...(yaml.value.value as object),
    ...(id === null ? {} : { id }),
    ...(title === null ? {} : { title }),
  }
  const terms = parseAgreementTerms(named)
  if (!terms.ok) return refuse(...yaml.value.place(terms.problems))
  return accept({ terms: terms.value, document: writeDocument(terms.value) })
}

/** Content as typed terms, from a form. They are read as strictly as a document. */
export function readTyped(raw: unknown): Result<Content, ContentProblem> {
  const written = writeUnchecked(raw)
  if (written === null) {
    return refuse({
      code: 'wrongType',
      path: [],
      message: 'these are no terms',
      expected: 'the terms as they were read',
    })
  }
  const terms = parseAgreementTerms(written)
  return terms.ok
    ? accept({ terms: terms.value, document: writeDocument(terms.value) })
    : refuse(...terms.problems)
}

/** The document form of what claims to be terms; null when it is not shaped like any. */
function writeUnchecked(raw: unknown): unknown {
  try {
    return formatTerms(raw as AgreementTerms)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}
