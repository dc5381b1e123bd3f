import { type AgreementTemplate as DomainTemplate, AGREEMENT_TEMPLATES as TEMPLATES } from '@tenggat/domain'
import { writeYaml } from './writeYaml.js'

/** A document to begin an agreement with, in YAML. */
export type AgreementTemplate = Omit<DomainTemplate, 'document'> & { readonly document: string }

export const AGREEMENT_TEMPLATES: readonly AgreementTemplate[] = TEMPLATES.map((template) => ({
  ...template,
  document: writeYaml(template.document),
}))
