import type { AgreementDocument } from '@tenggat/domain'
import { stringify } from 'yaml'

/** A document as YAML 1.2; readYaml gives the same values. Texts are never folded: a line stays a line. */
export const writeYaml = (document: AgreementDocument): string => stringify(document, { lineWidth: 0 })
