import type { AgreementKind, Phase } from '@tenggat/domain'

const TIERS: readonly AgreementKind[] = ['customer', 'internal', 'underpinning']

interface Ordered {
  readonly id: string
  readonly agreementKind: AgreementKind
  readonly phase: Phase
  readonly startedAt: string
}

export const isRunning = ({ phase }: Pick<Ordered, 'phase'>): boolean =>
  phase === 'running' || phase === 'paused'

/** Running clocks before those that are over; the customer's promise before the OLAs and contracts that carry it. */
export function clockOrder<T extends Ordered>(clocks: readonly T[]): T[] {
  return [...clocks].sort(
    (a, b) =>
      Number(isRunning(b)) - Number(isRunning(a)) ||
      TIERS.indexOf(a.agreementKind) - TIERS.indexOf(b.agreementKind) ||
      Date.parse(a.startedAt) - Date.parse(b.startedAt) ||
      a.id.length - b.id.length ||
      (a.id < b.id ? -1 : 1),
  )
}
