import { inTransaction } from '../store/inTransaction.js'
import { writeInstant } from '../store/pgTypes.js'
import { type AuditNote, writeAudit } from '../store/queries/audit.js'
import type { SourceRow } from '../store/records.js'
import type { Viewer } from '../viewer/viewer.js'
import { notFound, objectToMapping } from './declareSource.js'
import type { SourceNode } from './readSources.js'
import type { SourceCase, SourceOutcome } from './sourceCase.js'

/** What is left out stays as it is. */
export interface UpdateSource {
  readonly name: string
  /** Null takes the mapping away. */
  readonly mapping?: string | null
  readonly disabled?: boolean | null
  readonly settledBy?: SourceRow['settledBy'] | null
}

const BEFORE_ALL = 0

/** Changes what is said of a source; of one known only by what it sent, something is said for the first time. */
export async function updateSource(
  deps: SourceCase,
  input: UpdateSource,
  viewer: Pick<Viewer, 'principal' | 'address'>,
): Promise<SourceOutcome> {
  const { name, mapping, disabled, settledBy } = input
  const before = await deps.get(name)
  if (before === null) return notFound(name)
  const objection = objectToMapping(deps.kindOf(before.kind)!, mapping ?? null, name)
  if (objection !== null) return objection
  const at = deps.clockwork.now()
  const now = writeInstant(at)
  await inTransaction(deps.store.pool, async (client) => {
    await client.query(
      `INSERT INTO source_setting AS s (source, kind, mapping, created_at, created_by, disabled_at)
       VALUES ($1, $2, $4, $3, $5, CASE WHEN $6 THEN $3::timestamptz END)
       ON CONFLICT (source) DO UPDATE SET
         mapping = CASE WHEN $7 THEN excluded.mapping ELSE s.mapping END,
         disabled_at = CASE WHEN $6 IS NULL THEN s.disabled_at WHEN $6 THEN coalesce(s.disabled_at, $3) END`,
      [name, before.kind, now, mapping ?? null, viewer.principal, disabled ?? null, mapping !== undefined],
    )
    await writeAudit(client, at, viewer, ...notesOf(input, before))
  })
  deps.forget(name)
  if (settledBy === 'watermark' && before.settledBy === 'time')
    await deps.engine.declareComplete(name, BEFORE_ALL)
  if (settledBy === 'time' && before.settledBy === 'watermark') await deps.engine.settleByTime(name)
  return { outcome: 'SourceUpdated', source: (await deps.get(name))! }
}

/** What is set anew, as it was and as it is. */
function notesOf(input: UpdateSource, before: SourceNode): readonly AuditNote[] {
  const was = {
    mapping: before.mapping,
    disabled: before.disabledAt !== null,
    settledBy: before.settledBy,
  }
  const is = {
    mapping: input.mapping === undefined ? was.mapping : input.mapping,
    disabled: input.disabled ?? was.disabled,
    settledBy: input.settledBy ?? was.settledBy,
  }
  const changed = (['mapping', 'disabled', 'settledBy'] as const).filter((field) => was[field] !== is[field])
  if (changed.length === 0) return []
  const only = (all: typeof was) => Object.fromEntries(changed.map((field) => [field, all[field]]))
  const detail = { from: only(was), to: only(is) }
  return [{ action: 'sourceChanged', subject: `source:${input.name}`, detail }]
}
