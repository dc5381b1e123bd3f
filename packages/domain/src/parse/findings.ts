import type { Problem } from '../time/result.js'

export type Path = Problem['path']

/** Collects everything wrong with one input, so that its writer can mend all of it in one go. */
export class Findings {
  readonly problems: Problem[] = []
  /** What is worth saying though nothing is refused for it. */
  readonly notes: Problem[] = []

  /** Notes one problem. Answers undefined, so that a reader can `return findings.add(…)` for "no value". */
  add(code: string, path: Path, message: string, expected?: string): undefined {
    this.problems.push(expected === undefined ? { code, path, message } : { code, path, message, expected })
  }

  note(code: string, path: Path, message: string): void {
    this.notes.push({ code, path, message })
  }
}
