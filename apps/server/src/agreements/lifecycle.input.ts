import type { Instant } from '@tenggat/domain'
import { Field, ID, InputType, Int } from 'type-graphql'
import { DateTime, Json } from '../graphql/scalars.js'

@InputType('CreateAgreementInput', { description: 'A new agreement, from a template or a document.' })
export class CreateAgreementInputType {
  @Field(() => ID, { nullable: true, description: 'The template to begin with; either this or a document.' })
  declare templateId: string | null

  @Field(() => String, { nullable: true, description: 'The document, as YAML or JSON.' })
  declare document: string | null

  @Field(() => ID, { nullable: true, description: "The new agreement's id; the document's when left out." })
  declare id: string | null

  @Field(() => String, { nullable: true, description: "Its title; the document's when left out." })
  declare title: string | null

  @Field(() => ID, { description: 'The same key again makes no second agreement.' })
  declare idempotencyKey: string
}

@InputType('SaveDraftInput', {
  description: 'New content of a draft; exactly one of `document` and `terms`.',
})
export class SaveDraftInputType {
  @Field(() => ID, { description: 'The agreement.' })
  declare id: string

  @Field(() => Int, { description: 'The draft.' })
  declare version: number

  @Field(() => Int, {
    description: 'The revision that was edited: if there is a newer one, nothing is saved.',
  })
  declare expectedRevision: number

  @Field(() => String, { nullable: true, description: 'The content as YAML or JSON.' })
  declare document: string | null

  @Field(() => Json, { nullable: true, description: 'The content as typed terms.' })
  declare terms: unknown
}

@InputType('AmendAgreementInput', { description: 'A new draft of an agreement that has been in force.' })
export class AmendAgreementInputType {
  @Field(() => ID, { description: 'The agreement.' })
  declare id: string

  @Field(() => String, { description: 'Why it is amended.' })
  declare reason: string
}

@InputType('CommentInput', { description: 'A remark on a clause.' })
export class CommentInputType {
  @Field(() => ID, { description: 'The agreement.' })
  declare id: string

  @Field(() => Int, { description: 'The version.' })
  declare version: number

  @Field(() => String, { description: 'The clause, e.g. `targets.solve-p1` or `summary`.' })
  declare clause: string

  @Field(() => String, { description: 'What to say; at most 5,000 characters.' })
  declare text: string
}

@InputType('AgreementStepInput', { description: 'A step in the life of a version.' })
export class AgreementStepInputType {
  @Field(() => ID, { description: 'The agreement.' })
  declare id: string

  @Field(() => Int, { description: 'The version.' })
  declare version: number

  @Field(() => String, {
    description: 'Hash of what the person has read; a step over other content is refused.',
  })
  declare contentHash: string

  @Field(() => String, { nullable: true, description: 'Why; needed to reject and to suspend.' })
  declare reason: string | null
}

@InputType('SignInput', { description: 'A signature.' })
export class SignInputType {
  @Field(() => ID, { description: 'The agreement.' })
  declare id: string

  @Field(() => Int, { description: 'The version.' })
  declare version: number

  @Field(() => String, { description: 'Hash of what is signed.' })
  declare contentHash: string

  @Field(() => String, { description: 'The name under the signature.' })
  declare name: string
}

@InputType('ActivateInput', { description: 'Puts a version in force.' })
export class ActivateInputType {
  @Field(() => ID, { description: 'The agreement.' })
  declare id: string

  @Field(() => Int, { description: 'The version.' })
  declare version: number

  @Field(() => DateTime, { nullable: true, description: 'From when on; now when left out, never the past.' })
  declare effectiveFrom: Instant | null
}

@InputType('TerminateInput', { description: 'Ends an agreement before its term.' })
export class TerminateInputType {
  @Field(() => ID, { description: 'The agreement.' })
  declare id: string

  @Field(() => Int, { description: 'The version in force.' })
  declare version: number

  @Field(() => DateTime, { description: 'The first instant without it; not in the past.' })
  declare endsAt: Instant

  @Field(() => String, { description: 'Why.' })
  declare reason: string
}
