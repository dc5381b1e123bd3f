import { type AgreementTerms, accept, parseAgreementTerms, type Result, refuse } from '@tenggat/domain'
import { type PlacedProblem, readYaml } from './readYaml.js'

/** Reads an agreement as written (YAML or JSON). Every problem names its line and column, both from 1. */
export function readDocument(text: string): Result<AgreementTerms, PlacedProblem> {
  const yaml = readYaml(text)
  if (!yaml.ok) return yaml
  const terms = parseAgreementTerms(yaml.value.value)
  return terms.ok ? accept(terms.value) : refuse(...yaml.value.place(terms.problems))
}
