import { Page } from '../shell/Page.js'

export function NewAgreement() {
  return <Page title="NewAgreement">{null}</Page>
}
