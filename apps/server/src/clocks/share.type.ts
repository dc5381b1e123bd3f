import type { Holder, Share } from '@tenggat/domain'
import { Field, Float, ObjectType } from 'type-graphql'

@ObjectType('Holder', {
  description: 'Who has a ticket. Of a party that the viewer may not know it says only `other`.',
  simpleResolvers: true,
})
export class HolderType implements Holder {
  @Field(() => String, { nullable: true, description: 'The party.' })
  declare party: string | null

  @Field(() => String, { nullable: true, description: 'Its team.' })
  declare team: string | null

  @Field(() => String, { nullable: true, description: 'Its support line.' })
  declare line: string | null

  @Field(() => String, { nullable: true, description: 'The person.' })
  declare agent: string | null

  @Field(() => Boolean, {
    description: 'It waits for an outside vendor of theirs, whose time is kept apart from their own.',
  })
  declare vendor: boolean
}

@ObjectType('Share', { description: 'Open time of a clock with one holder.', simpleResolvers: true })
export class ShareType extends HolderType implements Share {
  @Field(() => Float, { description: 'Open milliseconds.' })
  declare ms: number
}
