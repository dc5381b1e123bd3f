import { inTransaction } from '../store/inTransaction.js'
import { writeInstant } from '../store/pgTypes.js'
import { writeAudit } from '../store/queries/audit.js'
import { idOfInput } from '../viewer/credentials.js'
import type { Viewer } from '../viewer/viewer.js'
import { notFound, objectToKey, objectToSecret, refuse } from './declareSource.js'
import type { SourceCase, SourceOutcome } from './sourceCase.js'

export interface RotateSecret {
  readonly name: string
  /** Of the sender's making; left out, one is made here. */
  readonly secret?: string | null
  /** How long the secret before stays valid. */
  readonly oldValidForHours: number
  readonly idempotencyKey: string
}

const HOUR_MS = 3_600_000
const MOST_HOURS = 7 * 24

/** Puts a new secret in the place of the present one, which stays valid for a while; of older ones nothing is left. */
export async function rotateSecret(
  deps: SourceCase,
  input: RotateSecret,
  viewer: Pick<Viewer, 'principal' | 'address'>,
): Promise<SourceOutcome> {
  const { name, oldValidForHours } = input
  const setting = await deps.setting(name)
  if (setting === null) return notFound(name)
  const kind = deps.kindOf(setting.kind)!
  if (kind.newSecret === null) return refuse('SECRET', `a source of the kind ${kind.kind} has no secret`)
  const objection = objectToKey(input.idempotencyKey) ?? objectToSecret(kind, input.secret ?? null)
  if (objection !== null) return objection
  if (!(oldValidForHours >= 0 && oldValidForHours <= MOST_HOURS))
    return refuse('OLD_VALID_FOR_HOURS', `oldValidForHours must be from 0 to ${MOST_HOURS}`)
  const id = idOfInput(viewer.principal, `secret ${name} ${input.idempotencyKey}`)
  const secret = input.secret ?? kind.newSecret(deps.clockwork.randomToken(32))
  const now = deps.clockwork.now()
  const isNew = await inTransaction(deps.store.pool, async (client) => {
    const { rowCount } = await client.query(
      `INSERT INTO source_secret (source, id, sealed, created_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
      [name, id, deps.secrets.seal(secret, name), writeInstant(now)],
    )
    if (rowCount === 0) return false
    await client.query('DELETE FROM source_secret WHERE source = $1 AND expires_at IS NOT NULL', [name])
    await client.query('UPDATE source_secret SET expires_at = $3 WHERE source = $1 AND id <> $2', [
      ...[name, id],
      writeInstant(now + oldValidForHours * HOUR_MS),
    ])
    const detail = { oldValidForHours }
    const note = { action: 'sourceSecretRotated', subject: `source:${name}`, detail } as const
    await writeAudit(client, now, viewer, note)
    return true
  })
  deps.forget(name)
  if (!isNew)
    return refuse('ALREADY_ROTATED', 'This idempotency key has made a secret before; it is not shown again')
  return { outcome: 'SourceSecretRotated', source: (await deps.get(name))!, secret }
}
