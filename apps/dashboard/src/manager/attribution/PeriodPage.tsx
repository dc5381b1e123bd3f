import { Page } from '../shell/Page.js'

export function PeriodPage() {
  return <Page title="PeriodPage">{null}</Page>
}
