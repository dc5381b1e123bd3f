import type { AgreementAction, AgreementKind, AgreementState, Instant, Level } from '@tenggat/domain'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { AgreementKindEnum } from '../graphql/enums.js'
import { DateTime, Json } from '../graphql/scalars.js'
import {
  AgreementActionEnum,
  AgreementLevelEnum,
  AgreementStateEnum,
  AwaitedStepEnum,
} from './agreement.enums.js'
import type { AwaitedStep } from './lifecycle/steps.js'

@ObjectType('InForce', {
  description: 'A stretch in which a version binds new tickets, without its end.',
  simpleResolvers: true,
})
export class InForceType {
  @Field(() => DateTime, { nullable: true, description: 'Its first instant; null for always before.' })
  declare from: Instant | null

  @Field(() => DateTime, { nullable: true, description: 'The first instant behind it; null for no end.' })
  declare to: Instant | null
}

@ObjectType('AgreementParty', { description: 'A side of an agreement.', simpleResolvers: true })
export class AgreementPartyType {
  @Field(() => ID, { description: 'The same in every agreement it is a side of.' })
  declare id: string

  @Field(() => String, { description: 'Its name.' })
  declare name: string

  @Field(() => String, { description: '`customer`, `provider` or `internal`.' })
  declare role: string
}

@ObjectType('AgreementStakeholder', {
  description: 'A person with a part in an agreement.',
  simpleResolvers: true,
})
export class AgreementStakeholderType {
  @Field(() => ID, { description: 'Unique in the agreement.' })
  declare id: string

  @Field(() => String, { description: 'The name.' })
  declare name: string

  @Field(() => ID, { description: 'The party the person stands for.' })
  declare party: string

  @Field(() => String, { description: 'What the person is in the agreement.' })
  declare role: string

  @Field(() => String, { nullable: true, description: 'Also what an account is known by.' })
  declare email: string | null

  @Field(() => String, { nullable: true, description: 'The telephone.' })
  declare phone: string | null

  @Field(() => [String], { description: 'What the person answers for.' })
  declare responsibilities: readonly string[]

  @Field(() => Boolean, { description: 'Must approve before anybody signs.' })
  declare approves: boolean

  @Field(() => Boolean, { description: 'Must sign before it can be put in force.' })
  declare signs: boolean

  @Field(() => DateTime, { nullable: true, description: 'When the present content was approved.' })
  declare approvedAt: Instant | null

  @Field(() => DateTime, { nullable: true, description: 'When the present content was signed.' })
  declare signedAt: Instant | null

  @Field(() => DateTime, { nullable: true, description: 'When the final copy was acknowledged.' })
  declare acknowledgedAt: Instant | null
}

@ObjectType('WaitingStep', { description: 'A step that waits for who asks.', simpleResolvers: true })
export class WaitingStepType {
  @Field(() => ID, { description: 'The agreement.' })
  declare agreementId: string

  @Field(() => Int, { description: 'The version.' })
  declare version: number

  @Field(() => String, { description: 'What the agreement is called.' })
  declare title: string

  @Field(() => AwaitedStepEnum, { description: 'What to do.' })
  declare step: AwaitedStep
}

@ObjectType('ReadinessProblem', {
  description: 'Something in the way of the next step of a draft.',
  simpleResolvers: true,
})
export class ReadinessProblemType {
  @Field(() => String, { description: 'A stable word for programs.' })
  declare code: string

  @Field(() => String, { description: 'The clause it is about, e.g. `targets.solve-p1`.' })
  declare path: string

  @Field(() => String, { description: 'What is missing or wrong.' })
  declare message: string

  @Field(() => Json, { nullable: true, description: 'More of it, e.g. a counterexample.' })
  declare detail: unknown
}

@ObjectType('AgreementComment', { description: 'A remark on a clause.', simpleResolvers: true })
export class AgreementCommentType {
  @Field(() => Int, { description: 'Its place in the log.' })
  declare seq: number

  @Field(() => DateTime, { description: 'When it was made.' })
  declare at: Instant

  @Field(() => String, { description: 'Who made it.' })
  declare author: string

  @Field(() => ID, { nullable: true, description: 'The party the author stands for.' })
  declare party: string | null

  @Field(() => String, { description: 'The clause it is about, e.g. `targets.solve-p1` or `summary`.' })
  declare clause: string

  @Field(() => String, { description: 'What was said.' })
  declare text: string
}

@ObjectType('AgreementEntry', {
  description: 'A line of the log of an agreement. Its hash covers the one before it.',
  simpleResolvers: true,
})
export class AgreementEntryType {
  @Field(() => Int, { description: 'From 1, without gaps.' })
  declare seq: number

  @Field(() => Int, { description: 'The version it is about.' })
  declare version: number

  @Field(() => DateTime, { description: 'When it happened.' })
  declare at: Instant

  @Field(() => Json, { description: 'Who did it.' })
  declare actor: unknown

  @Field(() => AgreementActionEnum, { description: 'What was done.' })
  declare action: AgreementAction

  @Field(() => String, { nullable: true, description: 'Why.' })
  declare reason: string | null

  @Field(() => Json, { description: 'More of it: what was signed, from when, before and after.' })
  declare detail: unknown

  @Field(() => String, { description: 'Hash of the entry before; 64 zeros for the first.' })
  declare prevHash: string

  @Field(() => String, {
    description:
      'SHA-256 in hex of the canonical JSON of agreementId, seq, version, at (epoch ms), actor, action, reason, detail, prevHash.',
  })
  declare hash: string
}

@ObjectType('AgreementVersionSummary', {
  description: 'One version among those of its agreement.',
  simpleResolvers: true,
})
export class AgreementVersionSummaryType {
  @Field(() => Int, { description: 'Counts from 1.' })
  declare version: number

  @Field(() => AgreementStateEnum, { description: 'Where it stands.' })
  declare state: AgreementState

  @Field(() => String, { description: 'Hash of what was signed.' })
  declare contentHash: string

  @Field(() => [InForceType], { description: 'When it binds new tickets.' })
  declare inForce: InForceType[]

  @Field(() => DateTime, { nullable: true, description: 'When it was put in force; null for a draft.' })
  declare activatedAt: Instant | null

  @Field(() => String, { nullable: true, description: 'Who began it.' })
  declare recordedBy: string | null

  @Field(() => Json, { nullable: true, description: 'What it follows, if it was not signed anew.' })
  declare cause: unknown
}

@ObjectType('AgreementSummary', { description: 'An agreement in a list.', simpleResolvers: true })
export class AgreementSummaryType {
  @Field(() => ID, { description: 'Names the agreement.' })
  declare id: string

  @Field(() => Int, { description: 'The version meant.' })
  declare version: number

  @Field(() => String, { description: 'Its title.' })
  declare title: string

  @Field(() => AgreementKindEnum, { description: 'Who promises what to whom.' })
  declare kind: AgreementKind

  @Field(() => AgreementLevelEnum, { nullable: true, description: 'How wide it reaches.' })
  declare level: Level | null

  @Field(() => AgreementStateEnum, { description: 'Where it stands.' })
  declare state: AgreementState

  @Field(() => ID, { nullable: true, description: 'The agreement a level above.' })
  declare parentId: string | null

  @Field(() => [ID], { description: 'The agreements it stands behind.' })
  declare supports: readonly string[]
}
