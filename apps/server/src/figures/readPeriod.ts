import { GraphQLError } from 'graphql'
import type { Period } from '../clocks/clockQuestion.js'

/** Throws BAD_USER_INPUT for a period that ends before it begins. */
export function readPeriod(period: Period | null | undefined): Period | null {
  if (period == null) return null
  if (period.from < period.to) return period
  throw new GraphQLError('A period must end after it begins', { extensions: { code: 'BAD_USER_INPUT' } })
}
