import { Field, ID, InputType } from 'type-graphql'
import { PersonRoleEnum } from '../graphql/enums.js'
import type { PersonRole } from '../store/records.js'

@InputType('CreatePersonInput', { description: 'The account wished for.' })
export class CreatePersonInputType {
  @Field(() => String, { description: 'What they sign in with; no two accounts share one.' })
  declare email: string

  @Field(() => String, { description: 'What people call them; 1 to 100 characters.' })
  declare name: string

  @Field(() => PersonRoleEnum, { description: 'What they may do.' })
  declare role: PersonRole

  @Field(() => [ID], {
    nullable: true,
    description: 'Confines them to what agreements of these parties cover; a representative needs some.',
  })
  declare parties?: string[] | null

  @Field(() => String, { description: 'At least 12 characters.' })
  declare password: string

  @Field(() => String, { nullable: true, description: 'Language they read, such as `en` or `id`.' })
  declare language?: string | null

  @Field(() => ID, { description: 'Sent again after an unclear answer, it makes no second account.' })
  declare idempotencyKey: string
}

@InputType('UpdatePersonInput', { description: 'What changes of an account; what is left out stays.' })
export class UpdatePersonInputType {
  @Field(() => ID, { description: 'Which account.' })
  declare id: string

  @Field(() => String, { nullable: true, description: 'What people call them.' })
  declare name?: string | null

  @Field(() => PersonRoleEnum, { nullable: true, description: 'What they may do.' })
  declare role?: PersonRole | null

  @Field(() => [ID], { nullable: true, description: 'What they are confined to; null lifts the bounds.' })
  declare parties?: string[] | null

  @Field(() => Boolean, { nullable: true, description: 'True shuts the account, false opens it again.' })
  declare disabled?: boolean | null

  @Field(() => String, { nullable: true, description: 'A new password; ends every session of the account.' })
  declare password?: string | null
}

@InputType('ChangePasswordInput', { description: 'The own password, old and new.' })
export class ChangePasswordInputType {
  @Field(() => String, { description: 'The password that works now.' })
  declare current: string

  @Field(() => String, { description: 'The one to work from now on; at least 12 characters.' })
  declare next: string
}
