/** What a parse at the door answers: a value, or every problem found. */
export type Result<T, P = Problem> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly P[] }

/**
 * One thing wrong with an input.
 * `path` names the place, outermost first (`['targets', 0, 'within']`); `expected` says what would be right.
 */
export interface Problem {
  readonly code: string
  readonly path: readonly (string | number)[]
  readonly message: string
  readonly expected?: string
}

export const accept = <T>(value: T): Result<T, never> => ({ ok: true, value })

export const refuse = <P>(...problems: readonly P[]): Result<never, P> => ({ ok: false, problems })

/** The exception form of a refused input, for callers that promise to hand in only what was parsed. */
export class InvalidInput extends Error {
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(problems.map(describeProblem).join('; '))
    this.name = 'InvalidInput'
    this.problems = problems
  }
}

/** `weekly.mon[0]: "25:00" is not a time of day (expected HH:MM from 00:00 to 24:00)` */
export function describeProblem(problem: Problem): string {
  const where = problem.path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`),
    '',
  )
  const expected = problem.expected === undefined ? '' : ` (expected ${problem.expected})`
  return `${where === '' ? '' : `${where}: `}${problem.message}${expected}`
}
