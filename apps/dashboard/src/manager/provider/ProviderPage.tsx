import { Page } from '../shell/Page.js'

export function ProviderPage() {
  return <Page title="ProviderPage">{null}</Page>
}
