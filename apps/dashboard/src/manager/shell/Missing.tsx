import { Button } from '@mantine/core'
import { type ErrorComponentProps, Link } from '@tanstack/react-router'
import { useDesk } from '../desk.js'
import { Page } from './Page.js'

export function Missing() {
  const { words } = useDesk()
  return (
    <Page title={words.shell.missing}>
      <Link to="/">{words.shell.nav.next}</Link>
    </Page>
  )
}

/** A page whose code failed, or could not be fetched, does not take the frame with it. */
export function Broken({ error, reset }: ErrorComponentProps) {
  const { words } = useDesk()
  return (
    <Page title={words.shell.broken}>
      <p className="old" role="alert">
        {words.failed(String(error))}
      </p>
      <Button onClick={reset}>{words.shell.again}</Button>
    </Page>
  )
}
