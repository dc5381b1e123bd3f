import { PHASES, type Phase } from './clock.js'

export type ClockInput = 'pause' | 'resume' | 'stop' | 'cancel' | 'reopen'

/**
 * Every legal move of a clock cycle; a cycle begins in `running`. An input that a phase does not list is a mistake of
 * the caller. Retargeting and crossing a threshold change numbers, never the phase.
 */
const MOVES: Readonly<Record<Phase, Readonly<Partial<Record<ClockInput, Phase>>>>> = {
  running: { pause: 'paused', stop: 'stopped', cancel: 'cancelled' },
  paused: { resume: 'running', stop: 'stopped', cancel: 'cancelled' },
  stopped: { reopen: 'running' },
  cancelled: { reopen: 'running' },
}

export function nextPhase(phase: Phase, input: ClockInput): Phase {
  const next = MOVES[phase][input]
  if (next === undefined) throw new Error(`a ${phase} clock cannot ${input}`)
  return next
}

export function isLive(clock: { readonly phase: Phase }): boolean {
  return clock.phase === 'running' || clock.phase === 'paused'
}

/** Phases that no sequence of inputs reaches from the first one; must be empty. */
export function unreachablePhases(moves: typeof MOVES = MOVES): readonly Phase[] {
  const reached = new Set<Phase>(['running'])
  for (const phase of reached) for (const next of Object.values(moves[phase])) reached.add(next)
  return PHASES.filter((phase) => !reached.has(phase))
}

if (unreachablePhases().length > 0)
  throw new Error(`unreachable clock phases: ${unreachablePhases().join(', ')}`)
