import type { LogCheck } from '@tenggat/domain'
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { readPage } from '../reads/page.js'
import { requireScope } from '../viewer/viewer.js'
import { actorOf } from './actorOf.js'
import { PutAgreementInputType } from './agreement.input.js'
import { AgreementType, PutAgreementResultUnion } from './agreement.type.js'
import { AgreementDiffType, LogCheckType } from './agreementDiff.type.js'
import { WaitingStepType } from './agreementParts.type.js'
import type { AgreementContext, WaitingStep } from './agreementReads.js'
import { AgreementTemplateType } from './agreementTemplate.type.js'
import type { AgreementView } from './agreementView.js'
import type { PutOutcome } from './lifecycle/putDocument.js'
import { AGREEMENT_TEMPLATES, type AgreementTemplate } from './templates.js'

@Resolver()
export class AgreementResolver {
  @Query(() => [AgreementType], {
    description: 'Every agreement, by id: the version in force, else the newest.',
  })
  agreements(
    @Ctx() { viewer, reads }: AgreementContext,
    @Arg('first', () => Int, { defaultValue: 200, description: 'How many; 1 to 200.' }) first: number,
    @Arg('after', () => ID, { nullable: true, description: 'Id of the agreement before the first.' }) after:
      | string
      | null,
  ): Promise<readonly AgreementView[]> {
    requireScope(viewer, 'read')
    return reads.agreements.list(readPage(first, after))
  }

  @Query(() => AgreementType, {
    nullable: true,
    description: 'One version of an agreement; null when there is none that the viewer may see.',
  })
  agreement(
    @Ctx() { viewer, reads }: AgreementContext,
    @Arg('id', () => ID, { description: 'The agreement.' }) id: string,
    @Arg('version', () => Int, {
      nullable: true,
      description: 'The version; the one in force, else the newest, when left out.',
    })
    version: number | null,
  ): Promise<AgreementView | null> {
    requireScope(viewer, 'read')
    return reads.agreements.find(id, version ?? null)
  }

  @Query(() => [AgreementTemplateType], { description: 'Documents to begin an agreement with.' })
  agreementTemplates(@Ctx() { viewer }: AgreementContext): typeof AGREEMENT_TEMPLATES {
    requireScope(viewer, 'read')
    return AGREEMENT_TEMPLATES
  }

  @Query(() => AgreementDiffType, {
    nullable: true,
    description: 'What differs between two versions, clause by clause; null when either cannot be seen.',
  })
  async agreementDiff(
    @Ctx() { viewer, reads }: AgreementContext,
    @Arg('id', () => ID, { description: 'The agreement.' }) id: string,
    @Arg('from', () => Int, { description: 'The version to compare with.' }) from: number,
    @Arg('to', () => Int, { description: 'The version to compare.' }) to: number,
  ): Promise<object | null> {
    requireScope(viewer, 'read')
    const changes = await reads.agreements.diff(id, from, to)
    return changes === null ? null : { id, from, to, changes }
  }

  @Query(() => LogCheckType, {
    nullable: true,
    description: 'Recomputes the whole chain of an agreement’s log; null when it cannot be seen.',
  })
  checkLog(
    @Ctx() { viewer, reads }: AgreementContext,
    @Arg('id', () => ID, { description: 'The agreement.' }) id: string,
  ): Promise<LogCheck | null> {
    requireScope(viewer, 'read')
    return reads.agreements.checkLog(id)
  }

  @Query(() => [WaitingStepType], {
    complexity: 50,
    description:
      'What waits for the person who is signed in: approvals, signatures and copies to confirm. Empty for tokens.',
  })
  waitingForMe(@Ctx() { viewer, reads }: AgreementContext): Promise<readonly WaitingStep[]> {
    requireScope(viewer, 'read')
    return reads.agreements.waitingFor(actorOf(viewer))
  }

  @Mutation(() => PutAgreementResultUnion, {
    description:
      'Puts a document in force as the next version of its agreement, without approval or signatures: refused when it names ' +
      'people who approve or sign, and when it promises what those behind it cannot keep. The same terms again change nothing. Tickets that are open keep the version they opened under.',
  })
  putAgreement(
    @Ctx() { viewer, lifecycle }: AgreementContext,
    @Arg('input', () => PutAgreementInputType, { description: 'The document.' }) input: PutAgreementInputType,
  ): Promise<PutOutcome> {
    requireScope(viewer, 'admin')
    const { document, dryRun, effectiveFrom, despite } = input
    const from = effectiveFrom ?? null
    return lifecycle.putDocument(actorOf(viewer), { document, dryRun, effectiveFrom: from, despite })
  }
}

const LANGUAGE = { nullable: true, description: '`en` or `id`; English when left out.' }

/** The texts of a template, in the language asked for. */
@Resolver(() => AgreementTemplateType)
export class AgreementTemplateResolver {
  @FieldResolver(() => String, { description: 'What it is called.' })
  title(
    @Root() { title }: AgreementTemplate,
    @Arg('language', () => String, LANGUAGE) language: string | null,
  ): string {
    return language === 'id' ? title.id : title.en
  }

  @FieldResolver(() => String, { description: 'What it is for.' })
  description(
    @Root() { description }: AgreementTemplate,
    @Arg('language', () => String, LANGUAGE) language: string | null,
  ): string {
    return language === 'id' ? description.id : description.en
  }
}
