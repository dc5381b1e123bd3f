import { ApiError, type GraphqlClient } from '@tenggat/client'
import type { Instant } from '@tenggat/domain'
import { ACCOUNTS, MANAGER } from '../accounts.js'
import type { FloorPapers } from '../documents.js'
import { nextStep } from './nextStep.js'
import type { Plan } from './plan.js'
import { monthAfter, plansOf } from './plans.js'
import { readLog, readStatus, send } from './wire.js'

/** What the signing of the floor's agreements works with. */
export interface SigningDeps {
  /** May administer. */
  readonly admin: GraphqlClient
  /** A client for a person of the floor who has signed in. */
  readonly as: (email: string) => Promise<GraphqlClient>
  /** The one password of all the accounts. */
  readonly password: string
  readonly papers: FloorPapers
  readonly now: Instant
}

/** Begun from a template, and nothing written yet. */
const SKETCH = { templateId: 'help-desk', id: 'koperasi-harapan', title: 'Koperasi Harapan, help desk' }

/** The contract that ends; the last thing that is done, so that whoever finds it done finds all of it done. */
const ENDING = 'uc-karsa-mesin'
const ENDING_MONTHS = 3

/** No plan takes so many steps. */
const MOST_STEPS = 50

/**
 * Makes the accounts of the floor and has its people negotiate, approve, sign and amend its agreements as themselves, through
 * the public API. Done once; stopped halfway, it goes on where it was. Throws ApiError when a step is refused.
 */
export async function signAgreements(deps: SigningDeps): Promise<void> {
  const { admin, papers, now } = deps
  const ending = await readLog(admin, ENDING)
  if (ending === null || ending.entries.some(({ action }) => action === 'noticeGiven')) return
  await makePeople(admin, deps.password)
  for (const plan of plansOf(papers, now)) await comeTrue(plan, deps)
  const manager = await deps.as(MANAGER)
  await sketch(manager)
  const endsAt = new Date(monthAfter(now, ENDING_MONTHS)).toISOString()
  const reason = 'The printers move to a contract for all branches at once.'
  const input = { id: ENDING, version: ending.version, endsAt, reason }
  await send(manager, { field: 'terminateAgreement', inputType: 'TerminateInput', input })
}

async function makePeople(admin: GraphqlClient, password: string): Promise<void> {
  for (const { part: _, ...account } of ACCOUNTS) {
    const input = { ...account, password, idempotencyKey: `floor-${account.email}` }
    // Whoever is there already stays as they are.
    await send(admin, { field: 'createPerson', inputType: 'CreatePersonInput', input }, [
      'EMAIL_TAKEN',
      'IDEMPOTENCY_KEY_REUSED',
    ])
  }
}

async function comeTrue(plan: Plan, { admin, as }: SigningDeps): Promise<void> {
  for (let count = 0; count < MOST_STEPS; count++) {
    const step = nextStep(plan, await readStatus(admin, plan))
    if (step === null) return
    await send(await as(step.by), step)
  }
  throw new ApiError(`the agreement ${plan.id} does not come to rest`)
}

async function sketch(manager: GraphqlClient): Promise<void> {
  const input = { ...SKETCH, idempotencyKey: `floor-${SKETCH.id}` }
  if ((await readLog(manager, SKETCH.id)) === null)
    await send(manager, { field: 'createAgreement', inputType: 'CreateAgreementInput', input })
}
