import type { AgreementKind, AgreementState, Instant, Level } from '@tenggat/domain'
import { createUnionType, Field, ID, Int, ObjectType } from 'type-graphql'
import { AgreementKindEnum } from '../graphql/enums.js'
import { byOutcome, UserErrorType } from '../graphql/results.type.js'
import { DateTime, Json } from '../graphql/scalars.js'
import { AgreementLevelEnum, AgreementStateEnum } from './agreement.enums.js'
import { AgreementChangeType } from './agreementDiff.type.js'
import { AgreementPartyType, InForceType } from './agreementParts.type.js'

@ObjectType('DocumentProblem', { description: 'One thing wrong with a document.', simpleResolvers: true })
export class DocumentProblemType {
  @Field(() => String, { description: 'A stable word for programs.' })
  declare code: string

  @Field(() => String, { description: 'The place, outermost first, e.g. `targets[0].within`.' })
  declare path: string

  @Field(() => Int, { nullable: true, description: 'Line of the document, from 1.' })
  declare line: number | null

  @Field(() => String, { description: 'What is wrong.' })
  declare message: string

  @Field(() => String, { nullable: true, description: 'What would be right.' })
  declare expected: string | null
}

@ObjectType('NeededRelease', {
  description: 'The release that can read a document that this one cannot.',
  simpleResolvers: true,
})
export class NeededReleaseType {
  @Field(() => String, {
    nullable: true,
    description: 'The first that can, e.g. `0.3.0`; null where the document does not say which.',
  })
  declare release: string | null

  @Field(() => String, { description: 'This one, which is earlier.' })
  declare laterThan: string
}

@ObjectType('Agreement', { description: 'A version of an agreement.', simpleResolvers: true })
export class AgreementType {
  @Field(() => ID, { description: 'Names the agreement; all its versions share it.' })
  declare id: string

  @Field(() => Int, { description: 'Counts from 1.' })
  declare version: number

  @Field(() => String, { description: 'Its title.' })
  declare title: string

  @Field(() => Json, {
    description: 'The terms as typed data; of a version that cannot be read, as they are on record.',
  })
  declare terms: unknown

  @Field(() => String, { description: 'The document as it was handed in.' })
  declare document: string

  @Field(() => String, {
    description:
      'What people sign, as it was hashed: a document with the number of its form, as canonical JSON.',
  })
  declare content: string

  @Field(() => String, { description: 'SHA-256 of `content`; equal terms have equal hashes.' })
  declare contentHash: string

  @Field(() => DateTime, { description: 'When this version was recorded.' })
  declare recordedAt: Instant

  @Field(() => String, { nullable: true, description: 'Who recorded it.' })
  declare recordedBy: string | null

  @Field(() => AgreementKindEnum, { description: 'Who promises what to whom.' })
  declare kind: AgreementKind

  @Field(() => AgreementLevelEnum, {
    nullable: true,
    description: 'How wide it reaches; null unless it is a customer’s.',
  })
  declare level: Level | null

  @Field(() => ID, { nullable: true, description: 'The agreement a level above.' })
  declare parentId: string | null

  @Field(() => [ID], { description: 'The agreements it stands behind.' })
  declare supports: readonly string[]

  @Field(() => AgreementStateEnum, { description: 'Where this version stands.' })
  declare state: AgreementState

  @Field(() => Int, { description: 'Counts the saves of the draft.' })
  declare revision: number

  @Field(() => String, {
    nullable: true,
    description: 'What the engine runs, as it was hashed; null for a draft.',
  })
  declare runningContent: string | null

  @Field(() => String, { nullable: true, description: 'SHA-256 of `runningContent`; null for a draft.' })
  declare runningHash: string | null

  @Field(() => [DocumentProblemType], {
    description:
      'Why this release cannot read the version, which then cannot be changed; empty for one that it can.',
  })
  declare unread: DocumentProblemType[]

  @Field(() => NeededReleaseType, {
    nullable: true,
    description:
      'Which release can read the version, where this one cannot; null where it can, or where no release would help.',
  })
  declare neededRelease: NeededReleaseType | null

  @Field(() => Json, {
    nullable: true,
    description: 'What the engine runs: the terms with every reference resolved; null for a draft.',
  })
  declare running: unknown

  @Field(() => [InForceType], { description: 'When it binds new tickets.' })
  declare inForce: InForceType[]

  @Field(() => DateTime, { nullable: true, description: 'When it was put in force; null for a draft.' })
  declare activatedAt: Instant | null

  @Field(() => Json, {
    nullable: true,
    description: 'What it follows, if it was not signed anew: kind, id, version or revision.',
  })
  declare cause: unknown

  @Field(() => [AgreementPartyType], { description: 'Its sides.' })
  declare parties: AgreementPartyType[]
}

@ObjectType('AgreementStored', { description: 'A new version was recorded.', simpleResolvers: true })
export class AgreementStoredType {
  @Field(() => AgreementType, { description: 'The new version.' })
  declare agreement: AgreementType

  @Field(() => Boolean, { description: 'True when nothing was written because only a trial was asked for.' })
  declare dryRun: boolean

  @Field(() => [AgreementChangeType], { description: 'What differs from the version in force before.' })
  declare changes: AgreementChangeType[]
}

@ObjectType('AgreementUnchanged', {
  description: 'The latest version already says the same; nothing was written.',
  simpleResolvers: true,
})
export class AgreementUnchangedType {
  @Field(() => AgreementType, { description: 'The latest version.' })
  declare agreement: AgreementType
}

@ObjectType('InvalidDocument', {
  description: 'The document cannot be an agreement; nothing was written.',
  implements: UserErrorType,
  simpleResolvers: true,
})
export class InvalidDocumentType extends UserErrorType {
  @Field(() => [DocumentProblemType], { description: 'Everything that is wrong with it.' })
  declare problems: DocumentProblemType[]
}

export const PutAgreementResultUnion = createUnionType({
  name: 'PutAgreementResult',
  description: 'What became of a document.',
  types: () => [AgreementStoredType, AgreementUnchangedType, InvalidDocumentType] as const,
  resolveType: byOutcome,
})
