import { Field, ID, Int, ObjectType } from 'type-graphql'

@ObjectType('MatchCondition', {
  description: 'One condition of a target beside what the ticket has.',
  simpleResolvers: true,
})
export class MatchConditionType {
  @Field(() => String, { description: 'The field of the ticket, as in a target, e.g. `priority`.' })
  declare field: string

  @Field(() => [String], { description: 'What the ticket has; of `owned`, who owns it.' })
  declare present: readonly string[]

  @Field(() => [String], { description: 'What the target wants, any of them, where the ticket has it not.' })
  declare wanted: readonly string[]

  @Field(() => String, {
    nullable: true,
    description: 'Where the target names no value: whether it wants `any`, or `none`.',
  })
  declare presence: string | null
}

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

  @Field(() => String, {
    description:
      'Why, for programs: applies, excluded, differs, notWithHolder, comesFirst or moreSpecific (of another target).',
  })
  declare code: string

  @Field(() => [MatchConditionType], {
    // Mostly one, where a list without `first` is taken to hold five.
    complexity: -4,
    description: 'Those it won by, or the one it lost by.',
  })
  declare conditions: readonly MatchConditionType[]

  @Field(() => ID, { nullable: true, description: 'The target that won instead of one that matches too.' })
  declare winner: string | null

  @Field(() => String, { description: 'All of it as an English sentence.' })
  declare reason: string
}
