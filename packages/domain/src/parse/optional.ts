import type { Findings, Path } from './findings.js'

/** A value that may be left out: null when it is, else what `read` makes of it. */
export function optional<T>(
  raw: unknown,
  path: Path,
  findings: Findings,
  read: (raw: unknown, path: Path, findings: Findings) => T | undefined,
): T | null | undefined {
  return raw === undefined || raw === null ? null : read(raw, path, findings)
}
