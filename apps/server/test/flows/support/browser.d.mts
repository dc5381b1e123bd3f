import type { Browser } from 'playwright-core'

/** Fails with instructions when there is no browser to be had. */
export function launchBrowser(): Promise<Browser>
