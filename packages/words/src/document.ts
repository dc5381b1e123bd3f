import type { Named, Words } from './words.js'

/** What a place of the document is called, `targets.within`; one that no form knows, by its own key. */
export function fieldNamed(path: string, words: Words): Named {
  const fields: Readonly<Record<string, Named | undefined>> = words.fields
  return fields[path] ?? [path.split('.').at(-1)!]
}

/** A value that a field of the document chooses from a list: `role` `provider`. One that is no choice stays as it is. */
export function choiceInWords(field: string, value: string, words: Words): string {
  const said = choicesOf(words)[field]?.[value]
  return typeof said === 'object' ? said.name : (said ?? value)
}

type Choices = Readonly<Record<string, string | { readonly name: string }>>

const choicesOf = (words: Words): Readonly<Record<string, Choices>> => ({
  cadence: words.cadences,
  channel: words.channels,
  from: words.beginnings,
  kind: words.agreementKinds,
  level: words.levels,
  measure: words.goalMeasures,
  metric: words.metrics,
  pauseUntil: words.pauseEnds,
  period: words.goalPeriods,
  renewal: words.renewals,
  reopen: words.reopenModes,
  retarget: words.retargetModes,
  role: words.partyRoles,
})

/** The word for a key that came as a string; what this release does not know stays as it is. */
export const inWords = (section: Readonly<Record<string, string>>, key: string): string => section[key] ?? key

/** With a capital, as a heading or a sentence begins. */
export const capitalised = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
