import type { PlacedProblem } from './readYaml.js'
import { writePath } from './writePath.js'

/** A problem of a document, in the words of the schema. */
export interface DocumentProblem {
  readonly code: string
  readonly path: string
  readonly line: number | null
  readonly message: string
  readonly expected: string | null
}

/** @param problems of a text with their places, or of values, which have none */
export const documentProblems = (
  problems: readonly (Omit<PlacedProblem, 'line' | 'column'> & { readonly line?: number })[],
): readonly DocumentProblem[] =>
  problems.map(({ code, path, line, message, expected }) => ({
    code,
    path: writePath(path),
    line: line ?? null,
    message,
    expected: expected ?? null,
  }))
