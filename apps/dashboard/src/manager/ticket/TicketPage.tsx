import { Page } from '../shell/Page.js'

export function TicketPage() {
  return <Page title="TicketPage">{null}</Page>
}
