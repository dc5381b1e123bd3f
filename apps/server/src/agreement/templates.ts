import type { AgreementKind } from '@tenggat/domain'

/** A document to begin an agreement with. */
export interface AgreementTemplate {
  readonly id: string
  readonly kind: AgreementKind
  readonly title: { readonly en: string; readonly id: string }
  readonly description: { readonly en: string; readonly id: string }
  readonly document: string
}

export const AGREEMENT_TEMPLATES: readonly AgreementTemplate[] = []
