import { Field, InterfaceType } from 'type-graphql'

/** An expected refusal: a member of the result, never an entry of `errors`. */
@InterfaceType('UserError', {
  description: 'An expected refusal. It is part of the result; nothing was changed.',
  resolveType: (value: { __typename: string }) => value.__typename,
})
export abstract class UserErrorType {
  @Field(() => String, { description: 'A stable word for programs.' })
  declare code: string

  @Field(() => String, { description: 'A sentence for people.' })
  declare message: string
}
