import { Button } from '@mantine/core'
import { type ErrorComponentProps, Link, Outlet } from '@tanstack/react-router'
import { Suspense } from 'react'
import { useDesk } from '../desk.js'
import { useReading } from '../useReading.js'
import { Header } from './Header.js'
import { Page } from './Page.js'

/** The frame around every page: header, the word when the server is silent, and the page. */
export function Shell() {
  const { words } = useDesk()
  return (
    <>
      <a className="skip" href="#page">
        {words.shell.skip}
      </a>
      <Header />
      <Fresh />
      <Suspense fallback={<p className="note page">{words.loading}</p>}>
        <Outlet />
      </Suspense>
    </>
  )
}

/** Countdowns anywhere on the page are struck through by this mark once the server has been silent too long. */
function Fresh() {
  const { words } = useDesk()
  const freshness = useReading()?.freshness ?? 'live'
  return (
    <div data-freshness={freshness} className="fresh">
      {freshness === 'live' ? null : (
        <p className="old" role="alert">
          {words.quiet}
        </p>
      )}
    </div>
  )
}

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
