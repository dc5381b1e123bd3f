import { describeProblem, parseName } from '@tenggat/domain'
import type { RefusalCode } from '@tenggat/words'
import { inTransaction } from '../store/inTransaction.js'
import { writeInstant } from '../store/pgTypes.js'
import { writeAudit } from '../store/queries/audit.js'
import type { SourceRow } from '../store/records.js'
import { idOfInput } from '../viewer/credentials.js'
import type { Viewer } from '../viewer/viewer.js'
import type { SourceCase, SourceOutcome, SourceRefusal } from './sourceCase.js'
import type { SourceKind } from './sourceKinds.js'

export interface DeclareSource {
  readonly name: string
  readonly kind: string
  readonly mapping?: string | null
  /** Of the sender's making; left out, one is made here. */
  readonly secret?: string | null
  readonly settledBy?: SourceRow['settledBy'] | null
  readonly idempotencyKey: string
}

/** Before any log there was nothing. */
const BEFORE_ALL = 0

/** Makes a source known before it sends; the same input under the same idempotency key declares one. */
export async function declareSource(
  deps: SourceCase,
  input: DeclareSource,
  viewer: Pick<Viewer, 'principal' | 'address'>,
): Promise<SourceOutcome> {
  const kind = deps.kindOf(input.kind)
  const objection = objectTo(deps, input, kind)
  if (objection !== null) return objection
  const { name, kind: kindName } = input
  const creationId = idOfInput(viewer.principal, `source ${input.idempotencyKey}`)
  const secret =
    kind!.newSecret === null ? null : (input.secret ?? kind!.newSecret(deps.clockwork.randomToken(32)))
  const now = deps.clockwork.now()
  const isNew = await inTransaction(deps.store.pool, async (client) => {
    const { rowCount } = await client.query(
      `INSERT INTO source_setting (source, kind, mapping, created_at, created_by, creation_id)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (source) DO NOTHING`,
      [name, kindName, input.mapping ?? null, writeInstant(now), viewer.principal, creationId],
    )
    if (rowCount === 0) return false
    await client.query('INSERT INTO source (name) VALUES ($1) ON CONFLICT DO NOTHING', [name])
    if (secret !== null) {
      const sealed = deps.secrets.seal(secret, name)
      const values = [name, deps.clockwork.uuid(), sealed, writeInstant(now)]
      await client.query(
        'INSERT INTO source_secret (source, id, sealed, created_at) VALUES ($1, $2, $3, $4)',
        values,
      )
    }
    const detail = { kind: kindName, mapping: input.mapping ?? null }
    const note = { action: 'sourceDeclared', subject: `source:${name}`, detail } as const
    await writeAudit(client, now, viewer, note)
    return true
  })
  deps.forget(name)
  if (!isNew) return alreadyThere(deps, input, creationId)
  if (settlesByFiles(input)) await deps.engine.declareComplete(name, BEFORE_ALL)
  return {
    outcome: 'SourceDeclared',
    source: (await deps.get(name))!,
    secret: input.secret == null ? secret : null,
  }
}

const settlesByFiles = ({ kind, settledBy }: DeclareSource) =>
  (settledBy ?? (kind === 'files' ? 'watermark' : 'time')) === 'watermark'

async function alreadyThere(
  deps: SourceCase,
  input: DeclareSource,
  creationId: string,
): Promise<SourceOutcome> {
  const standing = await deps.setting(input.name)
  if (standing?.creationId !== creationId)
    return refuse('NAME_TAKEN', `there is a source ${input.name} already`)
  const same = standing.kind === input.kind && standing.mapping === (input.mapping ?? null)
  if (!same)
    return refuse('IDEMPOTENCY_KEY_REUSED', 'This idempotency key has declared another source before')
  return { outcome: 'SourceAlreadyDeclared', source: (await deps.get(input.name))! }
}

function objectTo(deps: SourceCase, input: DeclareSource, kind: SourceKind | null): SourceRefusal | null {
  const name = parseName(input.name, ['name'])
  if (!name.ok) return refuse('NAME', name.problems.map(describeProblem).join('; '))
  if (kind === null)
    return refuse('KIND', `kind must be one of ${deps.kinds.map((each) => each.kind).join(', ')}`)
  return (
    objectToKey(input.idempotencyKey) ??
    objectToMapping(kind, input.mapping ?? null, input.name) ??
    objectToSecret(kind, input.secret ?? null)
  )
}

export function objectToKey(key: string): SourceRefusal | null {
  if (/^[\x21-\x7e]{1,200}$/.test(key)) return null
  return refuse('IDEMPOTENCY_KEY', 'idempotencyKey must have 1 to 200 visible ASCII characters')
}

export function objectToMapping(
  kind: SourceKind,
  mapping: string | null,
  source: string,
): SourceRefusal | null {
  if (mapping === null) return null
  if (kind.problemsOfMapping === null)
    return refuse('MAPPING', `a source of the kind ${kind.kind} takes no mapping`)
  const problems = kind.problemsOfMapping(mapping, source)
  if (problems.length === 0) return null
  const said = problems.slice(0, 10).map((problem) => `line ${problem.line}: ${describeProblem(problem)}`)
  return refuse('MAPPING', said.join('; '))
}

export function objectToSecret(kind: SourceKind, secret: string | null): SourceRefusal | null {
  if (kind.newSecret === null)
    return secret === null
      ? null
      : refuse('SECRET', `a source of the kind ${kind.kind} has no secret; it needs a token`)
  if (secret === null || kind.takesSecret(secret)) return null
  return refuse('SECRET', 'this is not a secret that such a source signs with, or it is too short')
}

export const refuse = (code: RefusalCode, message: string): SourceRefusal => ({
  outcome: 'InvalidSource',
  code,
  message,
})
export const notFound = (name: string): SourceRefusal => ({
  outcome: 'SourceNotFound',
  code: 'NOT_FOUND',
  message: `There is no source ${name}`,
})
