import {
  type ChainCheck,
  checkChain,
  compileAgreement,
  type Instant,
  type RunningTerms,
} from '@tenggat/domain'
import type { AgreementVersionRow } from '../../store/records.js'

/** An agreement as it would run. */
export interface Candidate {
  readonly running: RunningTerms
  readonly version: number
}

/**
 * The chain check of a candidate among the versions in force: of a customer's agreement over those that stand behind it, of any
 * other over every customer's agreement that it stands behind.
 */
export function chainOf(
  { running, version }: Candidate,
  inForce: readonly AgreementVersionRow[],
  from: Instant,
): ChainCheck {
  const others = inForce.flatMap((row): Candidate[] =>
    row.running === null || row.agreementId === running.id
      ? []
      : [{ running: row.running, version: row.version }],
  )
  const all = [...others, { running, version }]
  const customers =
    running.kind === 'customer'
      ? [{ running, version }]
      : others.filter(
          (other) => other.running.kind === 'customer' && running.supports.includes(other.running.id),
        )
  const checks = customers.map((customer) => checkOne(customer, all, from))
  return { fits: checks.every(({ fits }) => fits), routes: checks.flatMap(({ routes }) => routes) }
}

function checkOne(customer: Candidate, all: readonly Candidate[], from: Instant): ChainCheck {
  const named = new Set(customer.running.routes.flatMap(({ steps }) => steps.map((step) => step.agreement)))
  const behind = all.filter(
    ({ running }) =>
      running.kind !== 'customer' &&
      (running.supports.includes(customer.running.id) || named.has(running.id)),
  )
  const compile = ({ running, version }: Candidate) => compileAgreement(running, version)
  return checkChain(compile(customer), behind.map(compile), from)
}
