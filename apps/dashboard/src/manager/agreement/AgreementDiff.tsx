import { Page } from '../shell/Page.js'

export function AgreementDiff() {
  return <Page title="AgreementDiff">{null}</Page>
}
