import { Page } from '../shell/Page.js'

export function AgreementEditor() {
  return <Page title="AgreementEditor">{null}</Page>
}
