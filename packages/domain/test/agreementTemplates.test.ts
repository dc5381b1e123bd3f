import { describe, expect, it } from 'vitest'
import {
  AGREEMENT_TEMPLATES,
  type AgreementTerms,
  accept,
  canonicalJson,
  checkChain,
  compileAgreement,
  contentDetail,
  foldVersion,
  formatTerms,
  loosenings,
  NO_REFERENCES,
  nextEntry,
  parseAgreementTerms,
  readiness,
  resolveTerms,
  SYSTEM,
} from '../src/index.js'

function termsOf(document: unknown): AgreementTerms {
  const result = parseAgreementTerms(document)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}

const NOW = Date.parse('2026-11-22T00:00Z')

describe('templates', () => {
  it('AGR-32 cover what people ask for first', () => {
    expect(AGREEMENT_TEMPLATES.map(({ id, kind }) => [id, kind])).toEqual([
      ['critical-and-standard', 'customer'],
      ['help-desk', 'customer'],
      ['availability', 'customer'],
      ['three-working-days', 'customer'],
      ['support-line', 'internal'],
      ['provider-contract', 'underpinning'],
    ])
  })

  it.each(AGREEMENT_TEMPLATES.map((template) => [template.id, template] as const))(
    'AGR-32 %s is a whole document of two sides',
    (_, { document, kind, title, description }) => {
      const terms = termsOf(document)
      expect(terms.kind).toBe(kind)
      expect([title.en, title.id, description.en, description.id].every((text) => text.length > 5)).toBe(true)
      expect(terms.parties).toHaveLength(2)
      for (const { id } of terms.parties) {
        const people = terms.stakeholders.filter((person) => person.party === id)
        expect(people.some((person) => person.approves)).toBe(true)
        expect(people.some((person) => person.signs)).toBe(true)
        expect(terms.obligations.some((owed) => owed.party === id)).toBe(true)
        expect(terms.contacts.some((contact) => contact.party === id)).toBe(true)
      }
      expect(terms.stakeholders.every((person) => person.email !== null)).toBe(true)
      expect(terms.goals.length * terms.clauses.length * terms.targets.length).toBeGreaterThan(0)
      expect(terms.targets.every((target) => target.clause !== null)).toBe(true)
      expect(terms.summary?.success).toBeTruthy()
    },
  )

  it.each(AGREEMENT_TEMPLATES.map((template) => [template.id, template] as const))(
    'AGR-32 %s lacks nothing but approvals and signatures',
    (_, { document }) => {
      const terms = termsOf(document)
      const resolved = resolveTerms(terms, NO_REFERENCES)
      const running = resolved.ok ? resolved.value : expect.unreachable()
      const detail = contentDetail(terms, 'h1', 1)
      const draft = { agreementId: terms.id, version: 1, at: NOW, actor: SYSTEM, reason: null, detail }
      const status = foldVersion([nextEntry(null, { ...draft, action: 'drafted' }, () => 'hash')])
      const problems = readiness(terms, status, {
        effectiveFrom: NOW,
        resolved: accept(running),
        versions: [status],
        loosenings,
        chain: (given) => checkChain(compileAgreement(given, 1), [], NOW),
      })
      const codes = new Set(problems.map(({ code }) => code))
      expect(codes).toEqual(new Set(['missingApproval', 'missingSignature']))
    },
  )

  it.each(AGREEMENT_TEMPLATES.map((template) => [template.id, template] as const))(
    'AGR-26 %s is written as it was read',
    (_, { document }) => {
      const terms = termsOf(document)
      expect(canonicalJson(termsOf(formatTerms(terms)))).toBe(canonicalJson(terms))
      expect(canonicalJson(formatTerms(terms))).toBe(canonicalJson(document))
    },
  )
})
