import { Field, Float, ID, Int, ObjectType } from 'type-graphql'
import { AgreementNodeType } from '../figures/agreementNode.type.js'

@ObjectType('Provider', {
  description: "A party that stands behind customers' agreements, and how it did in the period.",
  simpleResolvers: true,
})
export class ProviderType {
  @Field(() => ID, { description: 'Id of the party, the same in every agreement.' })
  declare id: string

  @Field(() => String, { description: 'Its name.' })
  declare name: string

  @Field(() => [AgreementNodeType], { description: 'Agreements that name it as provider or internal party.' })
  declare agreements: AgreementNodeType[]

  @Field(() => Int, { description: 'Open clocks of its own agreements, those behind the customers’.' })
  declare open: number

  @Field(() => Int, { description: 'Of these at risk.' })
  declare atRisk: number

  @Field(() => Int, { description: 'Of these breached.' })
  declare breachedOpen: number

  @Field(() => Float, {
    description:
      'Open milliseconds of customers’ resolution clocks decided in the period that it held, its vendors’ included.',
  })
  declare heldMs: number

  @Field(() => Float, { description: 'Of these its vendors’.' })
  declare vendorMs: number

  @Field(() => Int, { description: 'Customers’ breaches in the period of which it had the largest share.' })
  declare breachesCaused: number

  @Field(() => Float, {
    description: 'Open milliseconds by which its own clocks breached in the period overran.',
  })
  declare overBudgetMs: number

  @Field(() => Int, {
    description: 'Customers’ breaches in the period that happened while it had the ticket.',
  })
  declare customerBreachesHeld: number
}
