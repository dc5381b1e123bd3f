import {
  type Instant,
  loosenings,
  type ReadinessProblem,
  readiness,
  resolveTerms,
  settledTermOf,
  termInstants,
  type VersionStatus,
} from '@tenggat/domain'
import type { Queryable } from '../../store/queryable.js'
import type { AgreementVersionRow } from '../../store/records.js'
import { listInForce } from '../readAgreements.js'
import { chainOf } from './chainOf.js'
import { readReferences } from './readReferences.js'
import type { VersionContext } from './steps.js'

/** From when on a draft could be in force. */
export const startOf = ({ terms }: Pick<AgreementVersionRow, 'terms'>, now: Instant): Instant =>
  Math.max(now, termInstants(settledTermOf(terms)).startsAt ?? now)

/** Everything that stands in the way of putting a version in force from an instant on, as the store has it. */
export async function readinessOf(
  pool: Queryable,
  { row, status }: Pick<VersionContext, 'row' | 'status'>,
  versions: readonly VersionStatus[],
  from: Instant,
): Promise<readonly ReadinessProblem[]> {
  const resolved = resolveTerms(row.terms, await readReferences(pool, row.terms, from))
  const inForce = await listInForce(pool, from)
  return readiness(row.terms, status, {
    effectiveFrom: from,
    resolved,
    versions,
    loosenings: (running) => loosenings(running, from),
    chain: (running) => chainOf({ running, version: row.version }, inForce, from),
  })
}
