import { Field, InterfaceType, ObjectType } from 'type-graphql'

/** What use cases answer says by `outcome` which member of a union it is. */
export const byOutcome = (value: object): string => (value as { readonly outcome: string }).outcome

/** An expected refusal: a member of the result, never an entry of `errors`. */
@InterfaceType('UserError', {
  description: 'An expected refusal. It is part of the result; nothing was changed.',
  resolveType: byOutcome,
})
export abstract class UserErrorType {
  @Field(() => String, { description: 'A stable word for programs.' })
  declare code: string

  @Field(() => String, { description: 'A sentence for people.' })
  declare message: string
}

@ObjectType('IdempotencyKeyReused', {
  description: 'The idempotency key was used for something else.',
  implements: UserErrorType,
  simpleResolvers: true,
})
export class IdempotencyKeyReusedType extends UserErrorType {}

@ObjectType('PageInfo', { description: 'Where a page ends.', simpleResolvers: true })
export class PageInfoType {
  @Field(() => Boolean, { description: 'More follow.' })
  declare hasNextPage: boolean

  @Field(() => String, { nullable: true, description: 'Hand it in as `after` to get the next page.' })
  declare endCursor: string | null
}
