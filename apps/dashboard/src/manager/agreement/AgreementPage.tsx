import { Page } from '../shell/Page.js'

export function AgreementPage() {
  return <Page title="AgreementPage">{null}</Page>
}
