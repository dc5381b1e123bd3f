import { rateInWords } from '@tenggat/words'
import type { Page } from '../useCustomerPage.js'
import type { Words } from '../words/words.js'
import { Section } from './Section.js'

type Month = Page['attainment'][number]

/** One line a month, the newest first; months before the first decided promise are left out. */
export function Attainment({ page, words }: { readonly page: Page; readonly words: Words }) {
  const first = page.attainment.findIndex(({ met, breached }) => met + breached > 0)
  const months = first < 0 ? [] : page.attainment.slice(first).reverse()
  return (
    <Section
      title={words.attainment}
      {...(months.length === 0
        ? {}
        : { note: `${words.attainmentNote} ${words.attainmentIn(page.timeZone)}` })}
    >
      {months.length === 0 ? <p className="empty">{words.noAttainment}</p> : null}
      <ul className="months">
        {months.map((month) => (
          <MonthLine key={month.month} {...{ month, words }} />
        ))}
      </ul>
    </Section>
  )
}

function MonthLine({ month, words }: { readonly month: Month; readonly words: Words }) {
  const { met, breached, ratio } = month
  const name = new Intl.DateTimeFormat(words.locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  return (
    <li>
      <span className="month">{name.format(Date.parse(`${month.month}-15T00:00:00Z`))}</span>
      <svg className="bar-line" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        <rect className="bar-all" width="100" height="6" rx="1" />
        <rect className="bar-kept" width={100 * (ratio ?? 0)} height="6" rx="1" />
      </svg>
      <b>{rateInWords(month, words)}</b>
      <span className="note">{ratio === null ? words.nothingDecided : words.kept(met, met + breached)}</span>
    </li>
  )
}
