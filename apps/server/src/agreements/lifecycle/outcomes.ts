import {
  type AgreementChange,
  type AgreementState,
  type AgreementTerms,
  describeProblem,
  type ReadinessProblem,
} from '@tenggat/domain'
import type { RefusalCode } from '@tenggat/words'
import type { AgreementVersionRow } from '../../store/records.js'
import { type DocumentProblem, documentProblems } from '../documentProblems.js'

interface UserError<Name extends string> {
  readonly outcome: Name
  readonly code: RefusalCode
  readonly message: string
}

export type InvalidDocument = UserError<'InvalidDocument'> & { readonly problems: readonly DocumentProblem[] }
export type NotFound = UserError<'AgreementNotFound'>
export type NotAllowedNow = UserError<'NotAllowedNow'> & { readonly state: AgreementState | null }
export type NotYours = UserError<'NotYours'>
export type StaleContent = UserError<'StaleContent'> & { readonly contentHash: string }
export type NotReady = UserError<'NotReady'> & { readonly problems: readonly ReadinessProblem[] }
export type DraftConflict = UserError<'DraftConflict'> & {
  readonly yours: AgreementTerms
  readonly theirs: AgreementTerms
  readonly revision: number
  readonly changes: readonly AgreementChange[]
}
export type KeyReused = UserError<'IdempotencyKeyReused'>

/** A version that a use case has written. */
export interface VersionName {
  readonly id: string
  readonly version: number
}
export type Changed = VersionName & { readonly outcome: 'AgreementChanged' }
export type Saved = VersionName & { readonly outcome: 'DraftSaved' }

export type StepOutcome = Changed | StaleContent | NotAllowedNow | NotReady | NotFound | NotYours
export type DraftOutcome = Saved | DraftConflict | InvalidDocument | NotFound | NotAllowedNow | KeyReused

export const NOT_FOUND: NotFound = {
  outcome: 'AgreementNotFound',
  code: 'NOT_FOUND',
  message: 'There is no such agreement or version',
}

export const notYours = (message: string): NotYours => ({
  outcome: 'NotYours',
  code: 'NOT_YOURS',
  message,
})

export const notAllowed = (state: AgreementState | null, message: string): NotAllowedNow => ({
  outcome: 'NotAllowedNow',
  code: 'NOT_ALLOWED_NOW',
  message,
  state,
})

export const staleContent = (contentHash: string): StaleContent => ({
  outcome: 'StaleContent',
  code: 'STALE_CONTENT',
  message: 'The content has changed since it was read',
  contentHash,
})

/** Of an agreement with a version that this release cannot read: nothing is done to it. */
export const unreadable = (row: Pick<AgreementVersionRow, 'version' | 'state' | 'unread'>): NotAllowedNow =>
  notAllowed(row.state, `This release cannot read version ${row.version}: ${describeProblem(row.unread[0]!)}`)

const counted = (count: number): string => `${count} problem${count === 1 ? '' : 's'}`

export const notReady = (problems: readonly ReadinessProblem[]): NotReady => ({
  outcome: 'NotReady',
  code: 'NOT_READY',
  message: `It cannot be put in force: ${counted(problems.length)}`,
  problems,
})

/** @param problems of a text with their places, or of values, which have none */
export function invalidDocument(problems: Parameters<typeof documentProblems>[0]): InvalidDocument {
  return {
    outcome: 'InvalidDocument',
    code: 'INVALID_DOCUMENT',
    message: `The document has ${counted(problems.length)}`,
    problems: documentProblems(problems),
  }
}
