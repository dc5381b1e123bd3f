import { Page } from '../shell/Page.js'

export function AgreementsPage() {
  return <Page title="AgreementsPage">{null}</Page>
}
