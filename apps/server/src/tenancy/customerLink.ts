import type { Viewer } from '../viewer/viewer.js'
import type { Visibility } from './visibility.js'

/** What a customer's page is about: an agreement, and the customers whose tickets it shows (null: all of them). */
export interface CustomerSubject {
  readonly agreementId: string
  readonly customers: readonly string[] | null
}

/** What a customer's link is about; null for one that does not name exactly one agreement. */
export function linkOf({ board }: Viewer): CustomerSubject | null {
  const [agreementId, ...others] = board?.agreementId ?? []
  if (agreementId === undefined || others.length > 0) return null
  return { agreementId, customers: board?.customer ?? null }
}

/** What a customer's link sees of a board: the clocks of its agreement, and nobody who holds them. */
export function visibilityOfLink(viewer: Viewer): Visibility {
  const link = linkOf(viewer)
  return { agreements: new Set(link === null ? [] : [link.agreementId]), parties: new Set() }
}
