import type { Target } from '@tenggat/domain'
import type { AgreementVersionRow } from '../store/records.js'

/** A version as it concerns some customers (null: all): without the targets for others, and without the others' names. */
export function concerning(
  row: AgreementVersionRow,
  customers: readonly string[] | null,
): AgreementVersionRow {
  if (customers === null) return row
  const theirs = (targets: readonly Target[]) => targets.flatMap((target) => targetFor(target, customers))
  const { terms, running } = row
  return {
    ...row,
    terms: { ...terms, targets: theirs(terms.targets) },
    running: running === null ? null : { ...running, targets: theirs(running.targets) },
  }
}

function targetFor(target: Target, customers: readonly string[]): Target[] {
  if (target.when.customer === undefined) return [target]
  const customer = target.when.customer.filter((each) => customers.includes(each))
  return customer.length === 0 ? [] : [{ ...target, when: { ...target.when, customer } }]
}
