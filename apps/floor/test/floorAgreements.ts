import { type CompiledAgreement, compileAgreement, type RunningTerms, resolveTerms } from '@tenggat/domain'
import { floorPapers, holidaysIn } from '../src/documents.js'

export const papers = await floorPapers()

/** The floor's agreements as they run once all are in force, in the order in which they are put. */
export const running: readonly RunningTerms[] = runAll()

export const compiled: readonly CompiledAgreement[] = running.map((terms) => compileAgreement(terms, 1))

export const holidays = holidaysIn(papers)

function runAll(): readonly RunningTerms[] {
  const made = new Map<string, RunningTerms>()
  for (const { terms } of papers.agreements.values()) {
    const resolved = resolveTerms(terms, {
      calendar: ({ use }) => papers.calendars.get(use) ?? null,
      agreement: ({ agreement }) => {
        const above = made.get(agreement)
        return above === undefined ? null : { version: 1, terms: above }
      },
    })
    if (!resolved.ok) throw new Error(`${terms.id}: ${JSON.stringify(resolved.problems)}`)
    made.set(terms.id, resolved.value)
  }
  return [...made.values()]
}
