import { Field, ID, ObjectType } from 'type-graphql'
import { PersonRoleEnum, ScopeEnum } from '../graphql/enums.js'
import type { PersonRole, Scope } from '../store/records.js'

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
