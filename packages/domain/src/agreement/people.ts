export const PARTY_ROLES = ['customer', 'provider', 'internal'] as const

/** One of the sides. Its id is the same in every agreement it is a side of: it is what people and tokens are scoped by. */
export interface Party {
  readonly id: string
  readonly name: string
  readonly role: (typeof PARTY_ROLES)[number]
}

/** A person with a part in the agreement. `email` is what an account is matched by when somebody approves or signs. */
export interface Stakeholder {
  readonly id: string
  readonly name: string
  /** Id of a party of the same terms. */
  readonly party: string
  /** What the person is in the agreement, e.g. `Service delivery manager`. */
  readonly role: string
  readonly email: string | null
  readonly phone: string | null
  readonly responsibilities: readonly string[]
  /** The agreement cannot be signed before this person has approved it. */
  readonly approves: boolean
  /** Signs for the party; the agreement cannot be activated before. */
  readonly signs: boolean
}

export const CONTACT_CHANNELS = ['email', 'phone', 'chat', 'portal', 'post'] as const

/** How a party is reached. */
export interface Contact {
  readonly party: string
  readonly channel: (typeof CONTACT_CHANNELS)[number]
  readonly address: string
  readonly purpose: string | null
  /** Name of the calendar in which somebody is there; null: not said. */
  readonly calendar: string | null
}

export const CADENCES = ['once', 'daily', 'weekly', 'monthly', 'quarterly', 'yearly'] as const
export type Cadence = (typeof CADENCES)[number]

/** Who tells whom about what, and how often; both are stakeholders' ids. */
export interface Communication {
  readonly from: string
  readonly to: string
  readonly about: string
  readonly cadence: Cadence
}

/** Somebody who gains by the agreement without being a side of it. */
export interface Beneficiary {
  readonly name: string
  readonly note: string | null
}
