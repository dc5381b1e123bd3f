import type { CustomerSubject } from '../../report/customer/customerPage.js'
import type { Viewer } from '../../viewer/viewer.js'

/** What a customer's link is about; null for one that does not name exactly one agreement. */
export function linkOf({ board }: Viewer): CustomerSubject | null {
  const [agreementId, ...others] = board?.agreementId ?? []
  if (agreementId === undefined || others.length > 0) return null
  return { agreementId, customers: board?.customer ?? null }
}
