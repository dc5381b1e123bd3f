import { Page } from '../shell/Page.js'

export function ProvidersPage() {
  return <Page title="ProvidersPage">{null}</Page>
}
