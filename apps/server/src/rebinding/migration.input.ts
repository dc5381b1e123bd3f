import { Field, ID, InputType, Int } from 'type-graphql'

@InputType('MigrationInput', { description: 'A move of the running clocks of an agreement.' })
export class MigrationInputType {
  @Field(() => ID, { description: 'The agreement.' })
  declare agreementId: string

  @Field(() => Int, { description: 'The version they go on under; in force now.' })
  declare toVersion: number

  @Field(() => String, { description: 'Why; kept with every fact of the move.' })
  declare reason: string

  @Field(() => ID, { description: 'The same key again orders nothing new.' })
  declare idempotencyKey: string
}
