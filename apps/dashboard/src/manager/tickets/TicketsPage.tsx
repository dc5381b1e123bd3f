import { Page } from '../shell/Page.js'

export function TicketsPage() {
  return <Page title="TicketsPage">{null}</Page>
}
