import type { Instant } from '@tenggat/domain'
import { amountInWords } from './amountInWords.js'
import { hoursInWords } from './hoursInWords.js'
import { type Html, html, paragraphs, section, table } from './html.js'
import type { Goal1, Language, Target1, Terms1 } from './printedData.js'
import { inWords } from './values.js'
import { PRINT_WORDS } from './words.js'

/** Everything that is promised. Numbers and hours are those of the running terms where there are any: what the clocks run by. */
export function printTerms(terms: Terms1, now: Instant, language: Language): readonly (Html | null)[] {
  return [
    ...people(terms, language),
    ...measured(terms, now, language),
    ...promised(terms, language),
    ...around(terms, language),
  ]
}

const partyName = ({ parties }: Terms1, id: string): string =>
  parties.find((party) => party.id === id)?.name ?? id

function people(terms: Terms1, language: Language): readonly (Html | null)[] {
  const words = PRINT_WORDS[language]
  const { parties, stakeholders, summary, services, beneficiaries } = terms
  return [
    section(
      words.summary,
      ...paragraphs(summary === null ? [] : [summary.purpose]),
      summary?.success == null ? null : html`<p>${words.success} ${summary.success}</p>`,
    ),
    section(
      words.parties,
      table(
        [words.name, words.role],
        parties.map(({ name, role }) => [name, inWords(role, language)]),
      ),
    ),
    section(
      words.people,
      table(
        [words.name, words.party, words.role, words.contact, words.responsibilities],
        stakeholders.map((each) => [
          ...[each.name, partyName(terms, each.party), each.role],
          ...[
            [each.email, each.phone].filter((text) => text !== null).join(', '),
            each.responsibilities.join('; '),
          ],
        ]),
      ),
    ),
    section(
      words.services,
      table(
        [words.name, ''],
        services.map(({ name, included }) => [name, included ? words.included : words.excluded]),
      ),
    ),
    section(
      words.beneficiaries,
      table(
        [words.name, ''],
        beneficiaries.map(({ name, note }) => [name, note]),
      ),
    ),
  ]
}

function measured(terms: Terms1, now: Instant, language: Language): readonly (Html | null)[] {
  const words = PRINT_WORDS[language]
  const rows = terms.targets.map((target) => [
    ...[inheritedFrom(target, language), inWords(target.metric, language), conditions(target.when, language)],
    ...[amountInWords(target.within, language), target.calendar, target.clause],
  ])
  const calendars = Object.entries(terms.calendars).map(
    ([name, calendar]) => html`<h3>${name}</h3>${paragraphs(hoursOf(calendar, now, language))}`,
  )
  const heads = [words.target, words.metric, words.when, words.within, words.calendar, words.clause]
  return [
    section(words.targets, table(heads, rows)),
    section(words.hours, ...calendars),
    section(
      words.goals,
      table(
        [words.goal, words.metric, words.party, words.objective, words.period],
        terms.goals.map((goal) => [
          ...[goal.text, measureText(goal, language), partyName(terms, goal.party)],
          ...[
            `${goal.objective}${goal.unit === null ? ' %' : ` ${goal.unit}`}`,
            inWords(goal.period, language),
          ],
        ]),
      ),
    ),
  ]
}

function measureText({ measure, metric }: Goal1, language: Language): string {
  const text = inWords(measure, language)
  return metric === null ? text : `${text}: ${inWords(metric, language)}`
}

function hoursOf(calendar: Terms1['calendars'][string], now: Instant, language: Language): readonly string[] {
  if ('use' in calendar) return [calendar.use]
  return [`${calendar.timeZone}:`, ...hoursInWords(calendar, now, language)]
}

function inheritedFrom({ id }: Target1, language: Language): string {
  const slash = id.indexOf('/')
  return slash < 0 ? id : `${id.slice(slash + 1)} (${PRINT_WORDS[language].inherited} ${id.slice(0, slash)})`
}

function conditions(when: Target1['when'], language: Language): string {
  const fields = Object.entries(when)
  if (fields.length === 0) return PRINT_WORDS[language].everything
  return fields.map(([name, value]) => `${name}: ${[value].flat().join(', ')}`).join('; ')
}

function promised(terms: Terms1, language: Language): readonly (Html | null)[] {
  const words = PRINT_WORDS[language]
  return [
    section(
      words.obligations,
      table(
        [words.party, words.what, words.cadence, words.due],
        terms.obligations.map((each) => [
          partyName(terms, each.party),
          each.text,
          inWords(each.cadence, language),
          each.firstDue,
        ]),
      ),
    ),
    section(
      words.clauses,
      ...terms.clauses.map(({ title, text }) => html`<h3>${title}</h3>${paragraphs(text.split('\n\n'))}`),
    ),
    section(words.term, html`<p>${termText(terms, language)}</p>`),
    section(
      words.waivers,
      table(
        [words.target, words.reason, words.who],
        terms.waivers.map((each) => [each.target, each.reason, each.grantedBy]),
      ),
    ),
  ]
}

function termText({ term }: Terms1, language: Language): string {
  const words = PRINT_WORDS[language]
  const from = term.startsOn === null ? [] : [`${words.from} ${term.startsOn}`]
  const until = term.endsOn === null ? [] : [`${words.until} ${term.endsOn}`]
  const notice = `${term.noticeDays} ${words.notice}`
  return [...from, ...until, notice, term.timeZone].join(', ')
}

function around(terms: Terms1, language: Language): readonly (Html | null)[] {
  const words = PRINT_WORDS[language]
  const nameOf = (id: string) => terms.stakeholders.find((each) => each.id === id)?.name ?? id
  return [
    section(
      words.communications,
      table(
        [words.teller, words.told, words.about, words.cadence],
        terms.communications.map((each) => [
          ...[nameOf(each.from), nameOf(each.to), each.about, inWords(each.cadence, language)],
        ]),
      ),
    ),
    section(
      words.contacts,
      table(
        [words.party, words.channel, words.contact, words.purpose],
        terms.contacts.map((each) => [
          ...[partyName(terms, each.party), inWords(each.channel, language), each.address, each.purpose],
        ]),
      ),
    ),
    section(
      words.levels,
      ...paragraphs(terms.parent === null ? [] : [terms.parent.agreement]),
      ...paragraphs(terms.supports.map((id) => `${words.supports} ${id}`)),
    ),
  ]
}
