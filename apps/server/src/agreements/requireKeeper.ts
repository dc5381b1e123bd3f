import { requireScope, type Viewer } from '../viewer/viewer.js'

/** Lets those pass who keep agreements. Whoever is confined to parties takes part in them, and never keeps one. */
export function requireKeeper(viewer: Viewer): void {
  requireScope(viewer.parties === null ? viewer : { ...viewer, scopes: new Set() }, 'agreements')
}
