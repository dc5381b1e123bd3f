import type { Instant } from '@tenggat/domain'
import { createUnionType, Field, ID, ObjectType } from 'type-graphql'
import { ScopeEnum } from '../graphql/enums.js'
import { byOutcome, IdempotencyKeyReusedType, PageInfoType, UserErrorType } from '../graphql/results.type.js'
import { DateTime, Json } from '../graphql/scalars.js'
import type { Scope } from '../store/records.js'

@ObjectType('Token', {
  description: 'A key to this API; the secret itself is not kept.',
  simpleResolvers: true,
})
export class TokenType {
  @Field(() => ID, { description: 'Names the token.' })
  declare id: string

  @Field(() => String, { description: 'The part of the token that may be shown.' })
  declare prefix: string

  @Field(() => String, { description: 'What people call it.' })
  declare name: string

  @Field(() => [ScopeEnum], { description: 'What it may do.' })
  declare scopes: Scope[]

  @Field(() => Json, {
    nullable: true,
    description: 'The filter of the only board a display or customer token may show.',
  })
  declare board: unknown

  @Field(() => [ID], {
    nullable: true,
    description: 'It sees only what agreements of these parties cover; null for no such bounds.',
  })
  declare parties: readonly string[] | null

  @Field(() => DateTime, { description: 'When it was made.' })
  declare createdAt: Instant

  @Field(() => String, {
    nullable: true,
    description:
      'Who made it: `person:<email>`, `token:<prefix>`, or `server` for those of the first start. Null for tokens of before this was kept.',
  })
  declare createdBy: string | null

  @Field(() => DateTime, { nullable: true, description: 'When it stops to work; null for never.' })
  declare expiresAt: Instant | null

  @Field(() => DateTime, { nullable: true, description: 'When it was revoked.' })
  declare revokedAt: Instant | null

  @Field(() => DateTime, { nullable: true, description: 'When it was last used, to about a minute.' })
  declare lastSeenAt: Instant | null
}

@ObjectType('TokenEdge', { description: 'A token and its place.', simpleResolvers: true })
export class TokenEdgeType {
  @Field(() => String, { description: 'Its place.' })
  declare cursor: string

  @Field(() => TokenType, { description: 'The token.' })
  declare node: TokenType
}

@ObjectType('TokenConnection', { description: 'A page of tokens.', simpleResolvers: true })
export class TokenConnectionType {
  @Field(() => [TokenEdgeType], { description: 'The tokens with their places.' })
  declare edges: TokenEdgeType[]

  @Field(() => [TokenType], { description: 'The tokens.' })
  declare nodes: TokenType[]

  @Field(() => PageInfoType, { description: 'Where the page ends.' })
  declare pageInfo: PageInfoType
}

@ObjectType('TokenCreated', { description: 'A new token.', simpleResolvers: true })
export class TokenCreatedType {
  @Field(() => TokenType, { description: 'What is kept of it.' })
  declare token: TokenType

  @Field(() => String, { description: 'The token itself. It is shown only this once.' })
  declare secret: string
}

@ObjectType('TokenAlreadyCreated', {
  description: 'The idempotency key made this token before; its secret cannot be shown again.',
  simpleResolvers: true,
})
export class TokenAlreadyCreatedType {
  @Field(() => TokenType, { description: 'The token of that time.' })
  declare token: TokenType
}

@ObjectType('TokenRevoked', { description: 'The token works no more.', simpleResolvers: true })
export class TokenRevokedType {
  @Field(() => TokenType, { description: 'The token.' })
  declare token: TokenType
}

@ObjectType('InvalidToken', {
  description: 'Such a token cannot be made.',
  implements: UserErrorType,
  simpleResolvers: true,
})
export class InvalidTokenType extends UserErrorType {}

@ObjectType('TokenNotFound', {
  description: 'There is no such token.',
  implements: UserErrorType,
  simpleResolvers: true,
})
export class TokenNotFoundType extends UserErrorType {}

export const CreateTokenResultUnion = createUnionType({
  name: 'CreateTokenResult',
  description: 'What became of the wish for a token.',
  types: () =>
    [TokenCreatedType, TokenAlreadyCreatedType, IdempotencyKeyReusedType, InvalidTokenType] as const,
  resolveType: byOutcome,
})

export const RevokeTokenResultUnion = createUnionType({
  name: 'RevokeTokenResult',
  description: 'What became of the wish to revoke.',
  types: () => [TokenRevokedType, TokenNotFoundType] as const,
  resolveType: byOutcome,
})
