import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql'
import { linkOf } from '../tenancy/customerLink.js'
import { hasScope, requireScope } from '../viewer/viewer.js'
import type { CustomerContext, CustomerPage } from './customerPage.js'
import { CustomerPageType, ExpectationType, ExpectedByInputType } from './customerPage.type.js'
import type { Expectation } from './expectedBy.js'

@Resolver()
export class CustomerResolver {
  @Query(() => CustomerPageType, {
    nullable: true,
    complexity: 100,
    description: "The page of a customer's link; null when its agreement was never in force.",
  })
  async customerPage(
    @Ctx() { viewer, reads }: CustomerContext,
    @Arg('agreementId', () => ID, {
      nullable: true,
      description: 'For people who read: the agreement whose page they wish to see, with all customers.',
    })
    agreementId: string | null,
  ): Promise<CustomerPage | null> {
    requireScope(viewer, 'read', 'customer')
    if (!hasScope(viewer, 'read')) {
      const link = linkOf(viewer)
      return link === null ? null : reads.customer.page(link)
    }
    return agreementId == null ? null : reads.customer.page({ agreementId, customers: null })
  }

  @Query(() => [ExpectationType], {
    complexity: 20,
    description: 'By when a ticket not yet sent would be answered and solved, earliest first.',
  })
  async expectedBy(
    @Ctx() { viewer, reads }: CustomerContext,
    @Arg('input', () => ExpectedByInputType, { description: 'The ticket.' }) input: ExpectedByInputType,
  ): Promise<readonly Expectation[]> {
    requireScope(viewer, 'read', 'customer')
    const { agreementId = null, customer = null, service = null, priority = null } = input
    const { impact = null, urgency = null, openedAt = null } = input
    const ticket = { agreementId, customer, service, priority, impact, urgency, openedAt }
    if (hasScope(viewer, 'read')) return reads.customer.expectedBy(ticket)
    const link = linkOf(viewer)
    if (link === null) return []
    return reads.customer.expectedBy({
      ...ticket,
      agreementId: link.agreementId,
      customer: link.customers?.[0] ?? null,
    })
  }
}
