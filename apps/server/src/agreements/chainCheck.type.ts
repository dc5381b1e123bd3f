import type { Instant } from '@tenggat/domain'
import { Field, Float, ID, ObjectType } from 'type-graphql'
import { DateTime, Json } from '../graphql/scalars.js'

@ObjectType('ChainStep', { description: 'A stay with one holder of a ticket.', simpleResolvers: true })
export class ChainStepType {
  @Field(() => ID, { description: 'The agreement that bounds the stay.' })
  declare agreementId: string

  @Field(() => ID, { description: 'Its target.' })
  declare targetId: string

  @Field(() => DateTime, { description: 'When the ticket came.' })
  declare from: Instant

  @Field(() => DateTime, { description: 'The last instant by which the holder may hand it on.' })
  declare to: Instant

  @Field(() => Json, {
    nullable: true,
    description: 'Its clock is paused all the while by a ticket like this, as a condition of a target.',
  })
  declare pausedAs: unknown
}

@ObjectType('ChainCounterexample', {
  description: 'A ticket whose holders all keep their word while the customer is let down.',
  simpleResolvers: true,
})
export class ChainCounterexampleType {
  @Field(() => DateTime, { description: 'When such a ticket opens.' })
  declare openedAt: Instant

  @Field(() => DateTime, { description: "The customer's deadline." })
  declare deadlineAt: Instant

  @Field(() => DateTime, { description: 'When the last holder may be done.' })
  declare endsAt: Instant

  @Field(() => Float, { description: 'Open time by which the deadline is missed, in milliseconds.' })
  declare missesByMs: number

  @Field(() => String, { description: 'The same as an English sentence.' })
  declare text: string

  @Field(() => Json, { description: "The conditions of the customer's target, which the ticket meets." })
  declare when: unknown

  @Field(() => String, { description: 'The IANA time zone in which the sentence tells the time.' })
  declare timeZone: string

  @Field(() => String, { description: 'Who has the ticket when the deadline passes.' })
  declare lateWith: string

  @Field(() => [ChainStepType], { description: 'The stays, in order.' })
  declare steps: ChainStepType[]
}

@ObjectType('RouteCheck', {
  description: "Whether one route fits one of the customer's targets.",
  simpleResolvers: true,
})
export class RouteCheckType {
  @Field(() => ID, { description: 'The route.' })
  declare routeId: string

  @Field(() => ID, { description: "The customer's target." })
  declare targetId: string

  @Field(() => Boolean, { description: 'Whoever keeps each stay keeps the target.' })
  declare fits: boolean

  @Field(() => Boolean, { description: "It holds whatever pauses there are on the customer's side." })
  declare pauseProof: boolean

  @Field(() => String, {
    nullable: true,
    description: 'What the answer takes for granted or fails by, as a stable word for programs.',
  })
  declare noteCode: string | null

  @Field(() => String, { nullable: true, description: 'The agreement, target or holder the note is about.' })
  declare noteAbout: string | null

  @Field(() => String, { nullable: true, description: 'The note as an English sentence.' })
  declare note: string | null

  @Field(() => ChainCounterexampleType, { nullable: true, description: 'The least that goes wrong.' })
  declare counterexample: ChainCounterexampleType | null
}

@ObjectType('ChainCheck', {
  description: 'Whether the agreements behind a customer agreement fit inside it.',
  simpleResolvers: true,
})
export class ChainCheckType {
  @Field(() => Boolean, { description: 'Every route fits.' })
  declare fits: boolean

  @Field(() => [RouteCheckType], { description: 'Each route with each target it must keep.' })
  declare routes: RouteCheckType[]
}
