const SECOND_MS = 1_000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS

/** Milliseconds as `12 h 05 m`, exact: seconds and milliseconds are told where there are any. */
export function durationText(ms: number): string {
  const hours = Math.floor(ms / HOUR_MS)
  const minutes = Math.floor((ms % HOUR_MS) / MINUTE_MS)
  const seconds = (ms % MINUTE_MS) / SECOND_MS
  const text = `${hours.toLocaleString('en')} h ${String(minutes).padStart(2, '0')} m`
  return seconds === 0 ? text : `${text} ${String(seconds).padStart(2, '0')} s`
}
