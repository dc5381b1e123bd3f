import { hasScope, type Viewer } from '../viewer/viewer.js'
import type { Actor } from './lifecycle/actor.js'

/** A viewer as agreements know one. Whoever is confined to parties takes part, but never keeps the agreement. */
export function actorOf(viewer: Viewer): Actor {
  const { principal, person, parties } = viewer
  const mayManage = parties === null && hasScope(viewer, 'agreements')
  return { principal, person, parties, mayManage, mayParticipate: hasScope(viewer, 'participate') }
}
