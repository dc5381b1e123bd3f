import { capitalised, inWords } from '@tenggat/words'
import type { Page } from '../useCustomerPage.js'
import type { Words } from '../words/words.js'
import { Section } from './Section.js'

type Contact = Page['contacts'][number]

export function Contacts({ page, words }: { readonly page: Page; readonly words: Words }) {
  if (page.contacts.length === 0) return null
  return (
    <Section title={words.contacts}>
      <dl className="rows">
        {page.contacts.map((contact) => (
          <div key={`${contact.channel} ${contact.address}`}>
            <dt>{capitalised(inWords(words.channels, contact.channel))}</dt>
            <dd>
              <Address contact={contact} />
              {contact.purpose === null ? null : <p className="note">{contact.purpose}</p>}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}

/** Only what cannot run anything becomes a link. */
function Address({ contact }: { readonly contact: Contact }) {
  const { channel, address } = contact
  if (channel === 'email') return <a href={`mailto:${address}`}>{address}</a>
  if (channel === 'phone') return <a href={`tel:${address.replace(/[^\d+]/g, '')}`}>{address}</a>
  if (/^https:\/\//.test(address))
    return (
      <a href={address} rel="noreferrer">
        {address}
      </a>
    )
  return <>{address}</>
}
