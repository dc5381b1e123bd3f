import {
  type AgreementChange,
  type AgreementTerms,
  activationDetail,
  contentDetail,
  diffTerms,
  FORCIBLE_PROBLEMS,
  type ForcibleProblem,
  type Instant,
  neededRelease,
  type ReadinessCode,
  type ReadinessProblem,
  releaseInWords,
  resolveTerms,
  settledTermOf,
  termInstants,
} from '@tenggat/domain'
import { inTransaction } from '../../store/inTransaction.js'
import type { AgreementVersionRow } from '../../store/records.js'
import { type AgreementView, viewOf } from '../agreementView.js'
import { runsSame, sealRunning } from '../contentHash.js'
import { type Actor, entryActor } from './actor.js'
import { AgreementCase } from './agreementCase.js'
import { followTurns } from './followers.js'
import type { LifecycleDeps } from './lifecycleDeps.js'
import { type InvalidDocument, invalidDocument, unreadable } from './outcomes.js'
import { type Content, readText } from './readContent.js'
import { readinessOf } from './readinessOf.js'
import { isInForce, readReferences } from './readReferences.js'
import { supersedeOthers } from './settleCase.js'
import { draftRow } from './versionRow.js'

export interface PutInput {
  readonly document: string
  readonly dryRun: boolean
  /** Null: for all time, unless a version before begins at some instant; then from now on. */
  readonly effectiveFrom: Instant | null
  /** What may stand in the way all the same. */
  readonly despite: readonly ForcibleProblem[]
}

export type PutOutcome =
  | {
      readonly outcome: 'AgreementStored'
      readonly agreement: AgreementView
      readonly dryRun: boolean
      /** From the version in force before. */
      readonly changes: readonly AgreementChange[]
    }
  | { readonly outcome: 'AgreementUnchanged'; readonly agreement: AgreementView }
  | InvalidDocument

/**
 * Puts a document in force that nobody has to approve or sign, as the next version of its agreement, unless the newest one already
 * runs the same. Two callers at once make two versions in some order, or one if they say the same.
 */
export async function putDocument(deps: LifecycleDeps, actor: Actor, input: PutInput): Promise<PutOutcome> {
  const content = readText(input.document)
  if (!content.ok) return invalidDocument(content.problems)
  if (content.value.terms.stakeholders.some(({ approves, signs }) => approves || signs))
    return NEEDS_SIGNATURES
  const { outcome, changed } = await inTransaction(deps.pool, async (client) => {
    const agreement = await AgreementCase.open(client, content.value.terms.id, deps.clockwork)
    const outcome = await put(agreement, actor, content.value, input)
    if (input.dryRun || outcome.outcome !== 'AgreementStored') return { outcome, changed: false }
    const changed = await agreement.save()
    if (changed) await followTurns(agreement, deps.clockwork)
    return { outcome, changed }
  })
  if (changed) await deps.reloadAgreements()
  return outcome
}

const NEEDS_SIGNATURES = invalidDocument([
  {
    code: 'needsSignatures',
    path: ['stakeholders'],
    message: 'it names people who approve or sign, and they have not',
    expected: 'createAgreement, approval and signatures; or nobody who approves or signs',
  },
])

async function put(
  agreement: AgreementCase,
  actor: Actor,
  content: Content,
  input: PutInput,
): Promise<PutOutcome> {
  if (agreement.unread !== undefined) {
    const { message } = unreadable(agreement.unread)
    const needed = neededRelease(agreement.unread.unread)
    const expected = needed === null ? 'a release that can read it' : releaseInWords(needed)
    return invalidDocument([{ code: 'unreadVersion', path: ['id'], message, expected }])
  }
  const resolvedAt = async (at: Instant) =>
    resolveTerms(content.terms, await readReferences(agreement.client, content.terms, at))
  const present = await resolvedAt(agreement.now)
  const from = input.effectiveFrom ?? beginningOf(agreement, present.ok ? present.value : content.terms)
  // What it refers to is looked up as it stands now, for whatever time before that it holds.
  const at = Math.max(from ?? agreement.now, agreement.now)
  const resolved = at === agreement.now ? present : await resolvedAt(at)
  if (!resolved.ok) return invalidDocument(resolved.problems)
  const runs = sealRunning(resolved.value)
  const latest = agreement.versions.findLast((row) => row.running !== null)
  if (latest !== undefined && runsSame(latest, resolved.value) && isValid(latest)) {
    return { outcome: 'AgreementUnchanged', agreement: viewOf(latest) }
  }
  const before = agreement.versions.findLast((row) => isInForce(row, at)) ?? latest
  const version = (agreement.newest?.version ?? 0) + 1
  const draft = draftRow(content, version, { at: agreement.now, by: actor.principal })
  const by = entryActor(actor)
  const detail = contentDetail(draft.terms, draft.contentHash, 1)
  agreement.put(draft)
  agreement.append({ version, actor: by, action: 'drafted', detail })
  const problems = await readinessOf(
    agreement.client,
    agreement.versionContext(version)!,
    agreement.statuses,
    at,
  )
  const forced: ReadonlySet<ReadinessCode> = new Set(input.despite)
  const blocking = problems.filter(({ code }) => BLOCKING.has(code))
  if (blocking.some(({ code }) => !forced.has(code))) return invalidDocument(blocking.map(toDocumentProblem))
  agreement.put({
    ...agreement.version(version)!,
    ...runs,
    activatedAt: agreement.now,
  })
  const hashes = { contentHash: draft.contentHash, runningHash: runs.runningHash, revision: 1 }
  const activation = activationDetail(resolved.value, hashes, from)
  agreement.append({
    version,
    actor: by,
    action: 'activated',
    ...(blocking.length === 0
      ? { detail: activation }
      : {
          detail: { ...activation, despite: [...new Set(blocking.map(({ code }) => code))] },
          reason: `despite ${blocking.map(({ code, message }) => `${code}: ${message}`).join('; ')}`,
        }),
  })
  if (at <= agreement.now) supersedeOthers(agreement, version, agreement.now)
  return {
    outcome: 'AgreementStored',
    agreement: viewOf(agreement.version(version)!),
    dryRun: input.dryRun,
    changes: before === undefined ? [] : diffTerms(before.terms, content.terms),
  }
}

/** What not even a document that was agreed on elsewhere may do, unless it is forced by name. */
const BLOCKING: ReadonlySet<ReadinessCode> = new Set<ReadinessCode>([
  ...FORCIBLE_PROBLEMS,
  'loosensWithoutWaiver',
  'neverOpens',
  'overlapsVersion',
])

const toDocumentProblem = ({ code, path, message }: ReadinessProblem) => ({
  ...{ code, message },
  path: path === '' ? [] : [path],
  ...(isForcible(code) ? { expected: `what fits; or force it by name: despite ${code}` } : {}),
})

const isForcible = (code: ReadinessCode): code is ForcibleProblem =>
  FORCIBLE_PROBLEMS.some((one) => one === code)

/** In force, or to be: an ended version may be put again. */
const isValid = ({ state }: AgreementVersionRow): boolean => state === 'active' || state === 'scheduled'

/**
 * A version put without saying from when on holds from the beginning of its term, or for all time; but it never rewrites what began
 * at some instant.
 */
function beginningOf({ statuses, now }: AgreementCase, terms: AgreementTerms): Instant | null {
  return statuses.every(({ effectiveFrom }) => effectiveFrom === null)
    ? termInstants(settledTermOf(terms)).startsAt
    : now
}
