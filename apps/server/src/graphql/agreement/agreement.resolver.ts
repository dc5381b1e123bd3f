import type { Metric } from '@tenggat/domain'
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql'
import type { AgreementView } from '../../agreement/agreementView.js'
import type { BoundCandidate } from '../../report/reads.js'
import { requireScope } from '../../viewer/requireScope.js'
import type { Context } from '../context.js'
import { MetricEnum } from '../enums.js'
import { PutAgreementInputType } from './agreement.input.js'
import { AgreementType, PutAgreementResultUnion } from './agreement.type.js'
import { MatchCandidateType } from './matchCandidate.type.js'

@Resolver()
export class AgreementResolver {
  @Query(() => [AgreementType], { description: 'The latest version of every agreement, by id.' })
  agreements(@Ctx() { viewer, reads }: Context): Promise<readonly AgreementView[]> {
    requireScope(viewer, 'read')
    return reads.agreements()
  }

  @Query(() => [MatchCandidateType], {
    description: 'Every target of a metric in the agreements bound to a ticket, and why it won or lost.',
  })
  explainMatch(
    @Ctx() { viewer, reads }: Context,
    @Arg('source', () => String, { description: 'Source of the ticket.' }) source: string,
    @Arg('key', () => String, { description: 'Key of the ticket.' }) key: string,
    @Arg('metric', () => MetricEnum, { description: 'What the clock would measure.' }) metric: Metric,
  ): Promise<readonly BoundCandidate[]> {
    requireScope(viewer, 'read')
    return reads.explainMatch(source, key, metric)
  }

  @Mutation(() => PutAgreementResultUnion, {
    description:
      'Records a document as the next version of its agreement; the same terms again change nothing. ' +
      'Tickets that are open keep the version they opened under.',
  })
  putAgreement(
    @Ctx() { viewer, ingest }: Context,
    @Arg('input', () => PutAgreementInputType, { description: 'The document.' }) input: PutAgreementInputType,
  ): Promise<object> {
    requireScope(viewer, 'admin')
    return ingest.putAgreement(input.document, { dryRun: input.dryRun, recordedBy: viewer.principal })
  }
}
