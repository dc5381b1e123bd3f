import type { AgreementDocument, AgreementEntry, ChainCheck, ReadinessProblem } from '@tenggat/domain'
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql'
import { readPage } from '../reads/page.js'
import { requireScope } from '../viewer/viewer.js'
import { actorOf } from './actorOf.js'
import { AgreementType } from './agreement.type.js'
import {
  AgreementCommentType,
  AgreementEntryType,
  AgreementStakeholderType,
  AgreementSummaryType,
  AgreementVersionSummaryType,
  ReadinessProblemType,
} from './agreementParts.type.js'
import type { AgreementContext } from './agreementReads.js'
import type { AgreementSummary, AgreementView, VersionSummary } from './agreementView.js'
import { ChainCheckType } from './chainCheck.type.js'
import { writeDocument } from './lifecycle/readContent.js'
import { stepsOpenTo } from './lifecycle/steps.js'
import {
  type CommentView,
  commentsOf,
  type StakeholderView,
  stakeholdersOf,
  unacknowledgedOf,
} from './versionViews.js'
import { writeYaml } from './writeYaml.js'

/** What is worked out about a version only when it is asked for. */
@Resolver(() => AgreementType)
export class AgreementFieldsResolver {
  @FieldResolver(() => [AgreementStakeholderType], { description: 'The people with a part in it.' })
  async stakeholders(
    @Root() { id, version }: AgreementView,
    @Ctx() { reads }: AgreementContext,
  ): Promise<readonly StakeholderView[]> {
    const versionContext = await reads.agreements.versionContext(id, version)
    return versionContext === null ? [] : stakeholdersOf(versionContext)
  }

  @FieldResolver(() => [AgreementStakeholderType], {
    description: 'Those who have the final copy and have not confirmed it.',
  })
  async unacknowledged(
    @Root() { id, version }: AgreementView,
    @Ctx() { reads }: AgreementContext,
  ): Promise<readonly StakeholderView[]> {
    const versionContext = await reads.agreements.versionContext(id, version)
    return versionContext === null ? [] : unacknowledgedOf(versionContext)
  }

  @FieldResolver(() => [ReadinessProblemType], {
    complexity: 50,
    description:
      'What stands in the way of the next step up to being in force; nothing for a version that is.',
  })
  readiness(
    @Root() { id, version }: AgreementView,
    @Ctx() { reads }: AgreementContext,
  ): Promise<readonly ReadinessProblem[]> {
    return reads.agreements.readiness(id, version)
  }

  @FieldResolver(() => [AgreementStakeholderType], {
    complexity: 10,
    description:
      'Those who are to approve or sign a draft and have no account: it would wait for them in vain. Empty for viewers of a part.',
  })
  withoutAccount(
    @Root() { id, version }: AgreementView,
    @Ctx() { reads }: AgreementContext,
  ): Promise<readonly StakeholderView[]> {
    return reads.agreements.withoutAccount(id, version)
  }

  @FieldResolver(() => [AgreementCommentType], { description: 'Remarks on its clauses, oldest first.' })
  async comments(
    @Root() { id, version }: AgreementView,
    @Ctx() { reads }: AgreementContext,
  ): Promise<readonly CommentView[]> {
    const versionContext = await reads.agreements.versionContext(id, version)
    return versionContext === null ? [] : commentsOf(versionContext)
  }

  @FieldResolver(() => [AgreementEntryType], {
    description: 'The log of all versions of the agreement, oldest first.',
  })
  async entries(
    @Root() { id }: AgreementView,
    @Ctx() { reads }: AgreementContext,
    @Arg('first', () => Int, { defaultValue: 200, description: 'How many; 1 to 200.' }) first: number,
    @Arg('after', () => Int, {
      defaultValue: 0,
      description: 'Number of the entry before the first; they count from 1.',
    })
    after: number,
  ): Promise<readonly AgreementEntry[]> {
    const { first: limit } = readPage(first)
    return (await reads.agreements.entriesOf(id)).filter(({ seq }) => seq > after).slice(0, limit)
  }

  @FieldResolver(() => [AgreementVersionSummaryType], {
    description: 'All versions of the agreement, newest first.',
  })
  versions(
    @Root() { id }: AgreementView,
    @Ctx() { reads }: AgreementContext,
  ): Promise<readonly VersionSummary[]> {
    return reads.agreements.versionsOf(id)
  }

  @FieldResolver(() => [AgreementSummaryType], {
    description: 'The levels right below it, and the agreements that stand behind it.',
  })
  children(
    @Root() { id }: AgreementView,
    @Ctx() { reads }: AgreementContext,
  ): Promise<readonly AgreementSummary[]> {
    return reads.agreements.childrenOf(id)
  }

  @FieldResolver(() => [String], {
    description:
      'What the viewer may do now: edit comment requestApproval approve reject sign activate amend suspend reinstate terminate ' +
      'withdraw acknowledge migrate.',
  })
  async can(
    @Root() { id, version }: AgreementView,
    @Ctx() { viewer, reads }: AgreementContext,
  ): Promise<readonly string[]> {
    const versionContext = await reads.agreements.versionContext(id, version)
    return versionContext === null ? [] : stepsOpenTo(actorOf(viewer), versionContext)
  }

  @FieldResolver(() => String, { description: 'The terms as YAML; reading it gives the same terms.' })
  yaml(@Root() { terms, signed }: AgreementView): string {
    return signed === null ? writeYaml(terms as AgreementDocument) : writeDocument(signed)
  }

  @Query(() => ChainCheckType, {
    nullable: true,
    complexity: 100,
    description:
      'Whether those who stand behind a customer’s agreement could all keep theirs while it is missed; null when it cannot be seen.',
  })
  checkChain(
    @Ctx() { viewer, reads }: AgreementContext,
    @Arg('id', () => ID, { description: 'The agreement.' }) id: string,
    @Arg('version', () => Int, {
      nullable: true,
      description: 'The version; the one in force, else the newest, when left out.',
    })
    version: number | null,
  ): Promise<ChainCheck | null> {
    requireScope(viewer, 'read')
    return reads.agreements.checkChain(id, version ?? null)
  }
}
