import { findRebinding, orderRebinding } from '../../store/queries/engineRebindings.js'
import type { RebindingRow } from '../../store/records.js'
import type { Actor } from './actor.js'
import type { LifecycleDeps } from './lifecycleDeps.js'
import { type KeyReused, type NotAllowedNow, type NotFound, type NotYours, notAllowed } from './outcomes.js'
import { isInForce } from './readReferences.js'
import { reasonOf } from './reason.js'
import { takeStep } from './takeStep.js'

export interface RebindingInput {
  readonly agreementId: string
  readonly toVersion: number
  readonly reason: string
}

type Order = Pick<RebindingRow, 'agreementId' | 'toVersion' | 'cause' | 'actor' | 'reason'>

/** The part of the engine that works moves out. `Figures` are its to define. */
export interface RebindingPreview<Figures> {
  previewRebinding(order: Order): Promise<Figures>
}

type Refusal = NotFound | NotAllowedNow | NotYours

/** Moving the running clocks of an agreement to the version in force, where its activation left them under the one before. */
export interface Migrations<Figures> {
  preview(
    actor: Actor,
    input: RebindingInput,
  ): Promise<
    | Refusal
    | ({ readonly outcome: 'MigrationPreview' } & Figures & Pick<RebindingInput, 'agreementId' | 'toVersion'>)
  >
  /** @param id names the order: the same again orders nothing new */
  order(
    actor: Actor,
    input: RebindingInput,
    id: string,
  ): Promise<Refusal | KeyReused | { readonly outcome: 'MigrationStarted'; readonly migration: RebindingRow }>
}

export function createMigrations<Figures extends object>(
  deps: LifecycleDeps,
  engine: RebindingPreview<Figures>,
): Migrations<Figures> {
  const orderOf = (actor: Actor, { agreementId, toVersion, reason }: RebindingInput): Order => ({
    ...{ agreementId, toVersion },
    reason: reasonOf(reason),
    cause: 'version',
    actor: actor.person?.name ?? actor.principal,
  })
  /** Checks the step; an order that is new is put on the log, on record and to the jobs in one transaction. */
  const step = async (
    actor: Actor,
    input: RebindingInput,
    orderId: string | null,
  ): Promise<Refusal | null> => {
    const { agreementId: id, toVersion: version } = input
    const order = orderOf(actor, input)
    const { reason } = order
    const outcome = await takeStep(
      deps,
      actor,
      'migrate',
      { id, version },
      async ({ agreement, row, actor: by }) => {
        const { now, client } = agreement
        if (!isInForce(row, now))
          return notAllowed(row.state, 'Clocks move only to a version that is in force')
        if (orderId === null) return undefined
        if (reason === null) return notAllowed(row.state, 'A move of clocks needs a reason')
        if ((await findRebinding(client, orderId)) !== null) return undefined
        agreement.append({ version, actor: by, action: 'migrated', reason, detail: {} })
        await orderRebinding(client, { ...order, id: orderId, at: now })
        return undefined
      },
    )
    return outcome.outcome === 'AgreementChanged' ? null : (outcome as Refusal)
  }
  return {
    async preview(actor, input) {
      const refusal = await step(actor, input, null)
      if (refusal !== null) return refusal
      const figures = await engine.previewRebinding(orderOf(actor, input))
      const { agreementId, toVersion } = input
      return { outcome: 'MigrationPreview', ...figures, agreementId, toVersion }
    },
    async order(actor, input, id) {
      const refusal = await step(actor, input, id)
      if (refusal !== null) return refusal
      const order = orderOf(actor, input)
      const migration = (await findRebinding(deps.pool, id))!
      const isSame = migration.agreementId === order.agreementId && migration.toVersion === order.toVersion
      if (isSame) return { outcome: 'MigrationStarted', migration }
      return {
        outcome: 'IdempotencyKeyReused',
        code: 'IDEMPOTENCY_KEY_REUSED',
        message: 'This idempotency key has ordered another migration before',
      }
    },
  }
}
