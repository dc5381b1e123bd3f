import type { Instant } from '@tenggat/domain'
import { createUnionType, Field, ID, ObjectType } from 'type-graphql'
import { PersonRoleEnum, ScopeEnum } from '../graphql/enums.js'
import { byOutcome, IdempotencyKeyReusedType, UserErrorType } from '../graphql/results.type.js'
import { DateTime } from '../graphql/scalars.js'
import type { PersonRole, Scope } from '../store/records.js'

@ObjectType('Person', { description: 'An account of a person.', simpleResolvers: true })
export class PersonType {
  @Field(() => ID, { description: 'Names the account.' })
  declare id: string

  @Field(() => String, { description: 'What they sign in with.' })
  declare email: string

  @Field(() => String, { description: 'What people call them.' })
  declare name: string

  @Field(() => PersonRoleEnum, { description: 'What they may do.' })
  declare role: PersonRole

  @Field(() => [ID], {
    nullable: true,
    description: 'They see only what agreements of these parties cover; null for everything.',
  })
  declare parties: readonly string[] | null

  @Field(() => String, { nullable: true, description: 'Language they read, such as `en` or `id`.' })
  declare language: string | null

  @Field(() => DateTime, { description: 'When the account was made.' })
  declare createdAt: Instant

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the account was disabled; null while it works.',
  })
  declare disabledAt: Instant | null

  @Field(() => DateTime, { nullable: true, description: 'When they were last here, to about a minute.' })
  declare lastSeenAt: Instant | null
}

@ObjectType('PersonCreated', {
  description: 'The account stands; told again under the same idempotency key.',
  simpleResolvers: true,
})
export class PersonCreatedType {
  @Field(() => PersonType, { description: 'The account.' })
  declare person: PersonType
}

@ObjectType('PersonUpdated', { description: 'The account is changed.', simpleResolvers: true })
export class PersonUpdatedType {
  @Field(() => PersonType, { description: 'The account as it stands now.' })
  declare person: PersonType
}

@ObjectType('PasswordChanged', {
  description: 'The new password works, and every other session of the person has ended.',
  simpleResolvers: true,
})
export class PasswordChangedType {
  @Field(() => Boolean, { description: 'Always true.' })
  changed(): boolean {
    return true
  }
}

@ObjectType('InvalidPerson', {
  description: 'An account cannot be like that. The code names the field, or what is wrong with it.',
  implements: UserErrorType,
  simpleResolvers: true,
})
export class InvalidPersonType extends UserErrorType {}

@ObjectType('PersonNotFound', {
  description: 'There is no such account.',
  implements: UserErrorType,
  simpleResolvers: true,
})
export class PersonNotFoundType extends UserErrorType {}

export const CreatePersonResultUnion = createUnionType({
  name: 'CreatePersonResult',
  description: 'What became of the wish for an account.',
  types: () => [PersonCreatedType, InvalidPersonType, IdempotencyKeyReusedType] as const,
  resolveType: byOutcome,
})

export const UpdatePersonResultUnion = createUnionType({
  name: 'UpdatePersonResult',
  description: 'What became of the change of an account.',
  types: () => [PersonUpdatedType, InvalidPersonType, PersonNotFoundType] as const,
  resolveType: byOutcome,
})

export const ChangePasswordResultUnion = createUnionType({
  name: 'ChangePasswordResult',
  description: 'What became of the change of a password.',
  types: () => [PasswordChangedType, InvalidPersonType] as const,
  resolveType: byOutcome,
})

@ObjectType('Me', { description: 'Who asks, and what they may do.', simpleResolvers: true })
export class MeType {
  @Field(() => String, {
    description: 'Stands behind what is recorded: `person:<email>` or `token:<prefix>`.',
  })
  declare principal: string

  @Field(() => String, { nullable: true, description: 'Name of the person; null for a token.' })
  declare name: string | null

  @Field(() => PersonRoleEnum, { nullable: true, description: 'Role of the person; null for a token.' })
  declare role: PersonRole | null

  @Field(() => String, { nullable: true, description: 'E-mail of the person; null for a token.' })
  declare email: string | null

  @Field(() => String, { nullable: true, description: 'Language the person reads, such as `en` or `id`.' })
  declare language: string | null

  @Field(() => [ScopeEnum], {
    description: 'What the person or token may do; `admin` stands for everything.',
  })
  declare scopes: Scope[]

  @Field(() => [ID], {
    nullable: true,
    description: 'Sees only what agreements of these parties cover; null for everything.',
  })
  declare parties: string[] | null
}
