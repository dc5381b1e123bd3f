import { describe, expect, it } from 'vitest'
import { floorPapers, writeTerms } from '../src/documents.js'
import { nextStep, type Status } from '../src/signing/nextStep.js'
import { plansOf } from '../src/signing/plans.js'

const papers = await floorPapers()
const plan = plansOf(papers, Date.UTC(2026, 10, 30)).find(({ id }) => id === 'uc-lintas-jaringan')!

/** A draft that says what the document says, under a hash of whatever form. */
const draft = (document: string): Status => ({
  ...{ version: 2, state: 'draft', revision: 1, document, entries: [] },
  contentHash: 'the hash of an earlier form',
})

describe('what the people of the floor do next', () => {
  it('goes by what a draft says, not by its hash: a draft that says what is wanted is not saved again', () => {
    const [remark] = plan.remarks
    const { field, input } = nextStep(plan, draft(writeTerms(plan.terms)))!
    expect([field, input.text]).toEqual(['commentOnAgreement', remark!.text])
    const otherwise = writeTerms({ ...plan.terms, title: 'Another' })
    expect(nextStep(plan, draft(otherwise))).toMatchObject({
      field: 'saveDraft',
      input: { version: 2, expectedRevision: 1, document: writeTerms(plan.terms) },
    })
  })
})
