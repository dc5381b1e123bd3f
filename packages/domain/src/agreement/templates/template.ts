import type { AgreementKind } from '../clauses/identity.js'
import type { AgreementDocument } from '../document/formatTerms.js'

/** A text in each language the product speaks. */
export interface Texts {
  readonly en: string
  readonly id: string
}

/** An agreement to begin with: complete, so that only names and numbers need to be put right. */
export interface AgreementTemplate {
  readonly id: string
  readonly title: Texts
  readonly description: Texts
  readonly kind: AgreementKind
  /** As plain values; parsing it gives terms. */
  readonly document: AgreementDocument
}
