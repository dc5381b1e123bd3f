import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import { requireScope } from '../viewer/viewer.js'
import { actorOf } from './actorOf.js'
import type { AgreementContext } from './agreementReads.js'
import type { Actor } from './lifecycle/actor.js'
import type { Changed, Saved, StepOutcome } from './lifecycle/outcomes.js'
import {
  ActivateInputType,
  AgreementStepInputType,
  AmendAgreementInputType,
  CommentInputType,
  CreateAgreementInputType,
  SaveDraftInputType,
  SignInputType,
  TerminateInputType,
} from './lifecycle.input.js'
import { AgreementActionResultUnion, SaveDraftResultUnion } from './lifecycleResults.type.js'
import { requireKeeper } from './requireKeeper.js'

const INPUT = { description: 'What is wished.' }

/** The step's own outcome, or the version as it stands afterwards. */
async function withVersion<T extends { readonly outcome: string }>(
  { reads }: AgreementContext,
  outcome: T | Changed | Saved,
): Promise<object> {
  if (!('version' in outcome)) return outcome
  const { outcome: name, id, version } = outcome
  return { outcome: name, agreement: await reads.agreements.find(id, version) }
}

async function step(
  context: AgreementContext,
  take: (actor: Actor) => Promise<StepOutcome>,
): Promise<object> {
  requireScope(context.viewer, 'agreements', 'participate')
  return withVersion(context, await take(actorOf(context.viewer)))
}

@Resolver()
export class LifecycleResolver {
  @Mutation(() => SaveDraftResultUnion, { description: 'Begins an agreement with a first draft.' })
  async createAgreement(
    @Ctx() context: AgreementContext,
    @Arg('input', () => CreateAgreementInputType, INPUT) input: CreateAgreementInputType,
  ): Promise<object> {
    requireKeeper(context.viewer)
    const { idempotencyKey, templateId = null, document = null, id = null, title = null } = input
    const request = { idempotencyKey, templateId, document, id, title }
    return withVersion(context, await context.lifecycle.createAgreement(actorOf(context.viewer), request))
  }

  @Mutation(() => SaveDraftResultUnion, {
    description: 'Saves new content of a draft. Approvals and signatures of other content are void.',
  })
  async saveDraft(
    @Ctx() context: AgreementContext,
    @Arg('input', () => SaveDraftInputType, INPUT) input: SaveDraftInputType,
  ): Promise<object> {
    requireKeeper(context.viewer)
    const request = { ...input, document: input.document ?? null, terms: input.terms ?? null }
    return withVersion(context, await context.lifecycle.saveDraft(actorOf(context.viewer), request))
  }

  @Mutation(() => SaveDraftResultUnion, {
    description: 'Begins a new version with the content of the newest one that was in force.',
  })
  async amendAgreement(
    @Ctx() context: AgreementContext,
    @Arg('input', () => AmendAgreementInputType, INPUT) input: AmendAgreementInputType,
  ): Promise<object> {
    requireKeeper(context.viewer)
    return withVersion(context, await context.lifecycle.amendAgreement(actorOf(context.viewer), input))
  }

  @Mutation(() => AgreementActionResultUnion, { description: 'Puts a remark on a clause.' })
  commentOnAgreement(
    @Ctx() context: AgreementContext,
    @Arg('input', () => CommentInputType, INPUT) input: CommentInputType,
  ): Promise<object> {
    return step(context, (actor) => context.lifecycle.commentOn(actor, input))
  }

  @Mutation(() => AgreementActionResultUnion, { description: 'Asks the approvers for their approval.' })
  requestApproval(
    @Ctx() context: AgreementContext,
    @Arg('input', () => AgreementStepInputType, INPUT) input: AgreementStepInputType,
  ): Promise<object> {
    return step(context, (actor) => context.lifecycle.requestApproval(actor, input))
  }

  @Mutation(() => AgreementActionResultUnion, {
    description: 'Approves the content as the stakeholder that the person signed in is.',
  })
  approveAgreement(
    @Ctx() context: AgreementContext,
    @Arg('input', () => AgreementStepInputType, INPUT) input: AgreementStepInputType,
  ): Promise<object> {
    return step(context, (actor) => context.lifecycle.approve(actor, input))
  }

  @Mutation(() => AgreementActionResultUnion, {
    description: 'Sends the content back, with a reason; what others approved is void.',
  })
  rejectAgreement(
    @Ctx() context: AgreementContext,
    @Arg('input', () => AgreementStepInputType, INPUT) input: AgreementStepInputType,
  ): Promise<object> {
    return step(context, (actor) => context.lifecycle.reject(actor, input))
  }

  @Mutation(() => AgreementActionResultUnion, {
    description: 'Signs the content with this hash as the stakeholder that the person signed in is.',
  })
  signAgreement(
    @Ctx() context: AgreementContext,
    @Arg('input', () => SignInputType, INPUT) input: SignInputType,
  ): Promise<object> {
    return step(context, (actor) => context.lifecycle.sign(actor, input))
  }

  @Mutation(() => AgreementActionResultUnion, {
    description: 'Puts a version in force, now or later, unless something stands in the way.',
  })
  activateAgreement(
    @Ctx() context: AgreementContext,
    @Arg('input', () => ActivateInputType, INPUT) input: ActivateInputType,
  ): Promise<object> {
    const request = { ...input, effectiveFrom: input.effectiveFrom ?? null }
    return step(context, (actor) => context.lifecycle.activate(actor, request))
  }

  @Mutation(() => AgreementActionResultUnion, {
    description: 'Has a version bind no new tickets for now; clocks that run go on.',
  })
  suspendAgreement(
    @Ctx() context: AgreementContext,
    @Arg('input', () => AgreementStepInputType, INPUT) input: AgreementStepInputType,
  ): Promise<object> {
    return step(context, (actor) => context.lifecycle.suspend(actor, input))
  }

  @Mutation(() => AgreementActionResultUnion, { description: 'Has a suspended version bind tickets again.' })
  reinstateAgreement(
    @Ctx() context: AgreementContext,
    @Arg('input', () => AgreementStepInputType, INPUT) input: AgreementStepInputType,
  ): Promise<object> {
    return step(context, (actor) => context.lifecycle.reinstate(actor, input))
  }

  @Mutation(() => AgreementActionResultUnion, { description: 'Ends a version before its term.' })
  terminateAgreement(
    @Ctx() context: AgreementContext,
    @Arg('input', () => TerminateInputType, INPUT) input: TerminateInputType,
  ): Promise<object> {
    return step(context, (actor) => context.lifecycle.terminate(actor, input))
  }

  @Mutation(() => AgreementActionResultUnion, { description: 'Gives a draft up.' })
  withdrawDraft(
    @Ctx() context: AgreementContext,
    @Arg('input', () => AgreementStepInputType, INPUT) input: AgreementStepInputType,
  ): Promise<object> {
    return step(context, (actor) => context.lifecycle.withdraw(actor, input))
  }

  @Mutation(() => AgreementActionResultUnion, {
    description: 'Confirms, as a stakeholder, having the final copy.',
  })
  acknowledgeAgreement(
    @Ctx() context: AgreementContext,
    @Arg('input', () => AgreementStepInputType, INPUT) input: AgreementStepInputType,
  ): Promise<object> {
    return step(context, (actor) => context.lifecycle.acknowledge(actor, input))
  }
}
