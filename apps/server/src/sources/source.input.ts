import { Field, Float, ID, InputType } from 'type-graphql'
import { SettledByEnum } from './source.type.js'

@InputType('DeclareSourceInput', { description: 'The source to declare.' })
export class DeclareSourceInputType {
  @Field(() => ID, { description: 'Its name, for ever: 1 to 255 characters.' })
  declare name: string

  @Field(() => String, { description: 'Its kind; see `sourceKinds`.' })
  declare kind: string

  @Field(() => String, {
    nullable: true,
    description: 'Its mapping document (YAML), where the kind takes one.',
  })
  declare mapping?: string | null

  @Field(() => String, {
    nullable: true,
    description: 'A secret that its sender has made; left out, one is made here and shown once.',
  })
  declare secret?: string | null

  @Field(() => SettledByEnum, {
    nullable: true,
    description: 'What settles its deadlines; left out: watermark for files, or else time.',
  })
  declare settledBy?: 'time' | 'watermark' | null

  @Field(() => ID, { description: 'Sent again after an unclear answer, it declares no second source.' })
  declare idempotencyKey: string
}

@InputType('UpdateSourceInput', { description: 'What changes; what is left out stays.' })
export class UpdateSourceInputType {
  @Field(() => ID, { description: 'The source.' })
  declare name: string

  @Field(() => String, { nullable: true, description: 'Its mapping document; null takes it away.' })
  declare mapping?: string | null

  @Field(() => Boolean, { nullable: true, description: 'Nothing is taken from a disabled source.' })
  declare disabled?: boolean | null

  @Field(() => SettledByEnum, {
    nullable: true,
    description: 'What settles its deadlines. Back to time, those that have passed are settled at once.',
  })
  declare settledBy?: 'time' | 'watermark' | null
}

@InputType('RotateSourceSecretInput', { description: 'The secret to change.' })
export class RotateSourceSecretInputType {
  @Field(() => ID, { description: 'The source.' })
  declare name: string

  @Field(() => String, {
    nullable: true,
    description: 'A secret that its sender has made; left out, one is made here.',
  })
  declare secret?: string | null

  @Field(() => Float, { defaultValue: 24, description: 'How long the secret before stays valid; 0 to 168.' })
  declare oldValidForHours: number

  @Field(() => ID, { description: 'Sent again after an unclear answer, it makes no second secret.' })
  declare idempotencyKey: string
}

@InputType('DeadLettersInput', { description: 'Dead letters of one source.' })
export class DeadLettersInputType {
  @Field(() => ID, { description: 'The source.' })
  declare source: string

  @Field(() => [ID], {
    nullable: true,
    description:
      'The letters, at most 200; left out: those that wait, of which a replay takes up the oldest 200.',
  })
  declare ids?: string[] | null
}
