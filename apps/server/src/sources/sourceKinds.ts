import type { PlacedProblem } from '../agreements/readYaml.js'

/** What a source can be. The mappers of `ingest` are most of them; this is all that the administration needs to know. */
export interface SourceKind {
  readonly kind: string
  /** What people call it, by language. */
  readonly label: { readonly en: string; readonly id: string }
  /** How its deliveries say who sent them; empty where only a token does. */
  readonly schemes: readonly string[]
  /** A new secret in the form that the sender of such a source takes; null where none is used. */
  readonly newSecret: ((random: string) => string) | null
  /** Whether a secret of somebody else's making will do. */
  readonly takesSecret: (secret: string) => boolean
  /** What is wrong with a mapping for it; null where it takes none. */
  readonly problemsOfMapping: ((text: string, source: string) => readonly PlacedProblem[]) | null
}

/** Sources that speak our own vocabulary and prove themselves by a token. */
export const API: SourceKind = {
  kind: 'api',
  label: { en: 'API', id: 'API' },
  schemes: [],
  newSecret: null,
  takesSecret: () => false,
  problemsOfMapping: null,
}

/** Logs read from files: settled by how far they were read. */
export const FILES: SourceKind = { ...API, kind: 'files', label: { en: 'Files', id: 'Berkas' } }
