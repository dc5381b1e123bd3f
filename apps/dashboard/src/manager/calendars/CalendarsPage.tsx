import { Page } from '../shell/Page.js'

export function CalendarsPage() {
  return <Page title="CalendarsPage">{null}</Page>
}
