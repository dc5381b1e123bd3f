import type { Instant, Metric, Verdict } from '@tenggat/domain'
import { createUnionType, Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { AgreementNotFoundType, NotAllowedNowType } from '../agreements/lifecycleResults.type.js'
import { PeriodInput } from '../figures/clockListFilter.input.js'
import { MetricEnum, VerdictEnum } from '../graphql/enums.js'
import { byOutcome, IdempotencyKeyReusedType, PageInfoType, UserErrorType } from '../graphql/results.type.js'
import { DateTime } from '../graphql/scalars.js'

@ObjectType('JudgedClock', {
  description: 'A verdict on a clock, under what was in force when it was decided.',
  simpleResolvers: true,
})
export class JudgedClockType {
  @Field(() => VerdictEnum, { description: 'Kept, missed or undecided.' })
  declare verdict: Verdict

  @Field(() => DateTime, {
    nullable: true,
    description: 'The stop, or the deadline that was missed; null while undecided.',
  })
  declare at: Instant | null

  @Field(() => ID, { description: 'The target.' })
  declare targetId: string

  @Field(() => Int, { description: 'The version of the agreement.' })
  declare version: number
}

@ObjectType('CorrectedClock', {
  description: 'A clock that the corrected version judges otherwise. Its raw verdict stays on record.',
  simpleResolvers: true,
})
export class CorrectedClockType {
  @Field(() => String, { description: 'Source of the ticket.' })
  declare source: string

  @Field(() => String, { description: 'Key of the ticket.' })
  declare ticketKey: string

  @Field(() => MetricEnum, { description: 'What it measures.' })
  declare metric: Metric

  @Field(() => Int, { description: 'Which of its cycles.' })
  declare cycle: number

  @Field(() => JudgedClockType, {
    nullable: true,
    description: 'As recorded; null: there was no such clock.',
  })
  declare raw: JudgedClockType | null

  @Field(() => JudgedClockType, {
    nullable: true,
    description: 'Under the corrected version; null: there would have been none.',
  })
  declare corrected: JudgedClockType | null
}

@ObjectType('CorrectedClockPage', {
  description: 'Some of the clocks that a correction judges otherwise.',
  simpleResolvers: true,
})
export class CorrectedClockPageType {
  @Field(() => [CorrectedClockType], { description: 'The clocks.' })
  declare nodes: CorrectedClockType[]

  @Field(() => PageInfoType, { description: 'Where the page ends.' })
  declare pageInfo: PageInfoType
}

@ObjectType({ simpleResolvers: true })
abstract class CorrectionFiguresType {
  @Field(() => Int, { description: 'Clocks on record, decided in the period under other versions.' })
  declare judged: number

  @Field(() => Int, { description: 'Of them, met.' })
  declare rawMet: number

  @Field(() => Int, { description: 'Of them, breached.' })
  declare rawBreached: number

  @Field(() => Int, { description: 'Of the same tickets, met in the period under the corrected version.' })
  declare met: number

  @Field(() => Int, {
    description: 'Of the same tickets, breached in the period under the corrected version.',
  })
  declare breached: number

  @Field(() => Int, {
    description: 'Of the clocks on record, decided elsewhere or not at all by the corrected version.',
  })
  declare elsewhere: number
}

@ObjectType('Correction', {
  description:
    'A closed period judged anew under a version that puts an earlier one right. Raw figures stay as they are; these stand beside them.',
  simpleResolvers: true,
})
export class CorrectionType extends CorrectionFiguresType {
  @Field(() => ID, { description: 'Names the correction.' })
  declare id: string

  @Field(() => ID, { description: 'The agreement.' })
  declare agreementId: string

  @Field(() => Int, { description: 'The version that it was judged by.' })
  declare version: number

  @Field(() => String, { description: 'Why.' })
  declare reason: string

  @Field(() => String, { description: 'Who ordered it.' })
  declare actor: string

  @Field(() => DateTime, { description: 'When it was recorded.' })
  declare at: Instant
}

@ObjectType('CorrectionPreview', {
  description: 'What a correction would come to. Nothing has been recorded.',
  simpleResolvers: true,
})
export class CorrectionPreviewType extends CorrectionFiguresType {
  @Field(() => Int, { description: 'Clocks that would be judged otherwise.' })
  declare changed: number

  @Field(() => [CorrectedClockType], { complexity: -100, description: 'The first hundred of them.' })
  declare changes: CorrectedClockType[]
}

@ObjectType('PeriodCorrected', { description: 'The correction is on record.', simpleResolvers: true })
export class PeriodCorrectedType {
  @Field(() => CorrectionType, { description: 'The correction.' })
  declare correction: CorrectionType
}

@ObjectType('PeriodNotClosed', {
  description: 'The period has not ended: its running clocks are moved to another version instead.',
  implements: UserErrorType,
  simpleResolvers: true,
})
export class PeriodNotClosedType extends UserErrorType {}

export const PreviewCorrectionResultUnion = createUnionType({
  name: 'PreviewCorrectionResult',
  description: 'What a correction would come to, or why there can be none.',
  types: () =>
    [CorrectionPreviewType, AgreementNotFoundType, NotAllowedNowType, PeriodNotClosedType] as const,
  resolveType: byOutcome,
})

export const CorrectPeriodResultUnion = createUnionType({
  name: 'CorrectPeriodResult',
  description: 'What became of the correction.',
  types: () =>
    [
      PeriodCorrectedType,
      AgreementNotFoundType,
      NotAllowedNowType,
      PeriodNotClosedType,
      IdempotencyKeyReusedType,
    ] as const,
  resolveType: byOutcome,
})

@InputType('CorrectionInput', { description: 'A closed period to be judged anew.' })
export class CorrectionInputType {
  @Field(() => ID, { description: 'The agreement.' })
  declare agreementId: string

  @Field(() => Int, { description: 'The version that puts the earlier ones right; it has been in force.' })
  declare version: number

  @Field(() => PeriodInput, { description: 'When the clocks were decided; it has ended.' })
  declare period: PeriodInput

  @Field(() => String, { description: 'Why; kept with the correction.' })
  declare reason: string

  @Field(() => ID, { description: 'The same key again records nothing new.' })
  declare idempotencyKey: string
}
