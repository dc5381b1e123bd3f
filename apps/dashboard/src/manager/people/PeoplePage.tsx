import { Page } from '../shell/Page.js'

export function PeoplePage() {
  return <Page title="PeoplePage">{null}</Page>
}
