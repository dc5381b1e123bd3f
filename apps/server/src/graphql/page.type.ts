import { Field, ObjectType } from 'type-graphql'

@ObjectType('PageInfo', { description: 'Where a page ends.', simpleResolvers: true })
export class PageInfoType {
  @Field(() => Boolean, { description: 'More follow.' })
  declare hasNextPage: boolean

  @Field(() => String, { nullable: true, description: 'Hand it in as `after` to get the next page.' })
  declare endCursor: string | null
}
