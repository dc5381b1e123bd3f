import { CLAUSES, namedFields } from '@tenggat/domain'
import type { AgreementDiffQuery } from '../../gql/manager.js'

export type Change = NonNullable<AgreementDiffQuery['agreementDiff']>['changes'][number]

export interface DiffGroup {
  /** `targets.solve-p1`, or the name of a part that has no items. */
  readonly clause: string
  readonly changes: readonly (Change & { readonly field: string })[]
}

/** Parts of a document whose items have names of their own. */
const NAMED: ReadonlySet<string> = new Set(
  CLAUSES.flatMap(({ fields }) => namedFields(fields))
    .filter(([, { shape }]) => shape.kind === 'calendars' || (shape.kind === 'items' && shape.key !== null))
    .map(([name]) => name),
)

/** Changes by the clause they are in, in the order told. */
export function diffGroups(changes: readonly Change[]): readonly DiffGroup[] {
  const groups = new Map<string, (Change & { readonly field: string })[]>()
  for (const change of changes) {
    const parts = change.path.split('.')
    const length = NAMED.has(parts[0]!) ? 2 : 1
    const clause = parts.slice(0, length).join('.')
    const field = parts.slice(length).join('.')
    groups.set(clause, [...(groups.get(clause) ?? []), { ...change, field }])
  }
  return [...groups].map(([clause, grouped]) => ({ clause, changes: grouped }))
}
