import type { Instant } from '@tenggat/domain'
import type { Pool } from 'pg'
import type { Actor } from '../agreements/lifecycle/actor.js'
import {
  type KeyReused,
  NOT_FOUND,
  type NotAllowedNow,
  type NotFound,
  notAllowed,
} from '../agreements/lifecycle/outcomes.js'
import { reasonOf } from '../agreements/lifecycle/reason.js'
import type { Clockwork } from '../clockwork.js'
import type { AgreementLibrary } from '../engine/agreementLibrary.js'
import { inTransaction } from '../store/inTransaction.js'
import type { CorrectedClock, Correction, CorrectionFigures, CorrectionOrder } from './correction.js'
import { findCorrection, insertCorrection } from './readCorrections.js'
import { listConcerned, MOST_TICKETS, rejudge } from './rejudge.js'

export interface PeriodNotClosed {
  readonly outcome: 'PeriodNotClosed'
  readonly code: 'PERIOD_NOT_CLOSED'
  readonly message: string
}

type Refusal = NotFound | NotAllowedNow | PeriodNotClosed

export interface CorrectionPreview extends CorrectionFigures {
  readonly outcome: 'CorrectionPreview'
  /** The first of them. */
  readonly changes: readonly CorrectedClock[]
  readonly changed: number
}

/**
 * A version that was wrong when it was signed is put right by another; this judges what a closed period came to under it anew, as a record
 * of its own. What is on record stays: clocks, facts and every figure made of them.
 */
export interface Corrections {
  preview(order: CorrectionOrder): Promise<Refusal | CorrectionPreview>
  /** @param id names the order: the same again records nothing new */
  record(
    actor: Actor,
    order: CorrectionOrder,
    id: string,
  ): Promise<Refusal | KeyReused | { readonly outcome: 'PeriodCorrected'; readonly correction: Correction }>
}

const SHOWN = 100

export function createCorrections(deps: {
  readonly pool: Pool
  readonly library: AgreementLibrary
  readonly clockwork: Clockwork
}): Corrections {
  const { pool, library, clockwork } = deps
  const judgeAnew = async (order: CorrectionOrder, now: Instant) => {
    const refusal = await refusalOf(library, order, now)
    if (refusal !== null) return refusal
    const ticketIds = await listConcerned(pool, order)
    if (ticketIds.length > MOST_TICKETS)
      return notAllowed(null, `The period has more than ${MOST_TICKETS} such tickets: correct shorter ones`)
    return rejudge(deps, order, ticketIds, now)
  }
  return {
    async preview(order) {
      const judged = await judgeAnew(order, clockwork.now())
      if ('outcome' in judged) return judged
      const { figures, changes } = judged
      return {
        outcome: 'CorrectionPreview',
        ...figures,
        changes: changes.slice(0, SHOWN),
        changed: changes.length,
      }
    },
    async record(actor, given, id) {
      const known = await findCorrection(pool, id)
      if (known !== null) return isSame(known, given) ? corrected(known) : KEY_REUSED
      const reason = reasonOf(given.reason)
      if (reason === null) return notAllowed(null, 'A correction needs a reason')
      const order = { ...given, reason }
      const now = clockwork.now()
      const judged = await judgeAnew(order, now)
      if ('outcome' in judged) return judged
      const by = actor.person?.name ?? actor.principal
      const correction = { ...order, ...judged.figures, id, actor: by, at: now }
      await inTransaction(pool, (client) => insertCorrection(client, correction, judged.changes))
      return corrected((await findCorrection(pool, id))!)
    },
  }
}

const corrected = (correction: Correction) => ({ outcome: 'PeriodCorrected' as const, correction })

const KEY_REUSED: KeyReused = {
  outcome: 'IdempotencyKeyReused',
  code: 'IDEMPOTENCY_KEY_REUSED',
  message: 'This idempotency key has ordered another correction before',
}

const isSame = (known: Correction, { agreementId, version, period }: CorrectionOrder): boolean =>
  known.agreementId === agreementId &&
  known.version === version &&
  known.period.from === period.from &&
  known.period.to === period.to

async function refusalOf(
  library: AgreementLibrary,
  { agreementId, version, period }: CorrectionOrder,
  now: Instant,
): Promise<Refusal | null> {
  await library.reload()
  const versions = library.agreementsFor(null).filter(({ id }) => id === agreementId)
  if (versions.length === 0) return NOT_FOUND
  if (!versions.some((each) => each.version === version))
    return notAllowed(null, `Version ${version} has never been in force: who signs it says what is right`)
  if (period.to <= now) return null
  return {
    ...{ outcome: 'PeriodNotClosed', code: 'PERIOD_NOT_CLOSED' },
    message: 'The period has not ended: its clocks are moved to another version instead',
  }
}
