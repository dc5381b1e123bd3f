import { EMPTY_SHELF, resolveTerms } from '@tenggat/domain'
import type { Pool } from 'pg'
import { type AgreementView, viewOf } from '../agreement/agreementView.js'
import { contentHash } from '../agreement/contentHash.js'
import { readDocument } from '../agreement/readDocument.js'
import type { Clockwork } from '../clockwork.js'
import type { Engine } from '../engine/engine.js'
import { insertAgreementVersion } from '../store/queries/readAgreements.js'
import { writePath } from './writePath.js'

export interface PutAgreementParts {
  readonly pool: Pool
  readonly engine: Pick<Engine, 'reloadAgreements'>
  readonly clockwork: Pick<Clockwork, 'now'>
}

export type PutAgreementOutcome =
  | { readonly __typename: 'AgreementStored'; readonly agreement: AgreementView; readonly dryRun: boolean }
  | { readonly __typename: 'AgreementUnchanged'; readonly agreement: AgreementView }
  | {
      readonly __typename: 'InvalidDocument'
      readonly code: string
      readonly message: string
      readonly problems: readonly {
        readonly code: string
        readonly path: string
        readonly line: number | null
        readonly message: string
        readonly expected: string | null
      }[]
    }

/**
 * Records a document as the next version of its agreement, unless the latest one says the same. Two callers at once make
 * two versions in some order, or one if they say the same.
 */
export async function putAgreement(
  { pool, engine, clockwork }: PutAgreementParts,
  document: string,
  options: { readonly dryRun: boolean; readonly recordedBy: string },
): Promise<PutAgreementOutcome> {
  const reading = readDocument(document)
  if (!reading.ok) return invalid(reading.problems)
  const terms = reading.value
  const running = resolveTerms(terms, EMPTY_SHELF)
  if (!running.ok) return invalid(running.problems.map((problem) => ({ ...problem, line: 1, column: 1 })))
  const { row, isNew } = await insertAgreementVersion(pool, {
    agreementId: terms.id,
    terms,
    running: running.value,
    document,
    contentHash: contentHash(terms),
    runningHash: contentHash(running.value),
    recordedAt: clockwork.now(),
    recordedBy: options.recordedBy,
    dryRun: options.dryRun,
  })
  if (!isNew) return { __typename: 'AgreementUnchanged', agreement: viewOf(row) }
  if (!options.dryRun) await engine.reloadAgreements()
  return { __typename: 'AgreementStored', agreement: viewOf(row), dryRun: options.dryRun }
}

type Problems = Extract<ReturnType<typeof readDocument>, { ok: false }>['problems']

function invalid(problems: Problems): PutAgreementOutcome {
  return {
    __typename: 'InvalidDocument',
    code: 'INVALID_DOCUMENT',
    message: `The document has ${problems.length} problem${problems.length === 1 ? '' : 's'}`,
    problems: problems.map(({ code, path, line, message, expected }) => ({
      code,
      path: writePath(path),
      line,
      message,
      expected: expected ?? null,
    })),
  }
}
