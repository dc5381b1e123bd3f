import { Field, ID, Int, ObjectType } from 'type-graphql'

@ObjectType('MatchCandidate', { description: 'A target that was tried for a ticket.', simpleResolvers: true })
export class MatchCandidateType {
  @Field(() => ID, { description: 'Agreement of the target.' })
  declare agreementId: string

  @Field(() => Int, { description: 'Version of the agreement.' })
  declare agreementVersion: number

  @Field(() => ID, { description: 'The target.' })
  declare targetId: string

  @Field(() => Boolean, { description: 'It is the one that applies.' })
  declare won: boolean

  @Field(() => String, { description: 'Why it won or lost.' })
  declare reason: string
}
