import type { AgreementState } from '@tenggat/domain'
import { createUnionType, Field, Int, ObjectType } from 'type-graphql'
import { byOutcome, IdempotencyKeyReusedType, UserErrorType } from '../graphql/results.type.js'
import { Json } from '../graphql/scalars.js'
import { AgreementStateEnum } from './agreement.enums.js'
import { AgreementType, InvalidDocumentType } from './agreement.type.js'
import { AgreementChangeType } from './agreementDiff.type.js'
import { ReadinessProblemType } from './agreementParts.type.js'

@ObjectType('DraftSaved', { description: 'The draft says this now.', simpleResolvers: true })
export class DraftSavedType {
  @Field(() => AgreementType, { description: 'The draft.' })
  declare agreement: AgreementType
}

@ObjectType('DraftConflict', {
  description: 'Somebody saved the draft in between; nothing was saved.',
  implements: UserErrorType,
  simpleResolvers: true,
})
export class DraftConflictType extends UserErrorType {
  @Field(() => Json, { description: 'The terms that were to be saved.' })
  declare yours: unknown

  @Field(() => Json, { description: 'The terms that stand.' })
  declare theirs: unknown

  @Field(() => Int, { description: 'The revision that stands.' })
  declare revision: number

  @Field(() => [AgreementChangeType], { description: 'From theirs to yours.' })
  declare changes: AgreementChangeType[]
}

@ObjectType('AgreementChanged', { description: 'The step was taken.', simpleResolvers: true })
export class AgreementChangedType {
  @Field(() => AgreementType, { description: 'The version as it stands now.' })
  declare agreement: AgreementType
}

@ObjectType('StaleContent', {
  description: 'The content has changed since it was read; nothing was done.',
  implements: UserErrorType,
  simpleResolvers: true,
})
export class StaleContentType extends UserErrorType {
  @Field(() => String, { description: 'Hash of what stands now.' })
  declare contentHash: string
}

@ObjectType('NotAllowedNow', {
  description: 'The step cannot be taken from where the version stands.',
  implements: UserErrorType,
  simpleResolvers: true,
})
export class NotAllowedNowType extends UserErrorType {
  @Field(() => AgreementStateEnum, { nullable: true, description: 'Where it stands.' })
  declare state: AgreementState | null
}

@ObjectType('NotReady', {
  description: 'Something stands in the way of putting it in force.',
  implements: UserErrorType,
  simpleResolvers: true,
})
export class NotReadyType extends UserErrorType {
  @Field(() => [ReadinessProblemType], { description: 'Everything that does.' })
  declare problems: ReadinessProblemType[]
}

@ObjectType('NotYours', {
  description: 'The step is another person’s to take.',
  implements: UserErrorType,
  simpleResolvers: true,
})
export class NotYoursType extends UserErrorType {}

@ObjectType('AgreementNotFound', {
  description: 'There is no such agreement or version that the viewer may see.',
  implements: UserErrorType,
  simpleResolvers: true,
})
export class AgreementNotFoundType extends UserErrorType {}

export const SaveDraftResultUnion = createUnionType({
  name: 'SaveDraftResult',
  description: 'What became of a draft.',
  types: () =>
    [
      DraftSavedType,
      DraftConflictType,
      InvalidDocumentType,
      AgreementNotFoundType,
      NotAllowedNowType,
      IdempotencyKeyReusedType,
    ] as const,
  resolveType: byOutcome,
})

export const AgreementActionResultUnion = createUnionType({
  name: 'AgreementActionResult',
  description: 'What became of a step.',
  types: () =>
    [
      AgreementChangedType,
      StaleContentType,
      NotAllowedNowType,
      NotReadyType,
      AgreementNotFoundType,
      NotYoursType,
    ] as const,
  resolveType: byOutcome,
})
