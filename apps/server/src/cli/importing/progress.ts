import type { Alarm, Clockwork } from '../../clockwork.js'

/** What progress is told from. `fraction` is the part of the file read, 0 to 1. */
export interface Reading {
  readonly rows: number
  readonly fraction: number
}

const REDRAW_MS = 250

/** Draws one line on a terminal and keeps it up to date; silent where the output is no terminal. */
export function showProgress(out: NodeJS.WriteStream, clockwork: Clockwork, read: () => Reading): Alarm {
  if (!out.isTTY) return { cancel: () => undefined }
  const startedMs = clockwork.monotonic()
  const draw = () => out.write(`\r\x1b[K${progressLine(read(), clockwork.monotonic() - startedMs)}`)
  const timer = clockwork.every(REDRAW_MS, draw)
  return {
    cancel: () => {
      timer.cancel()
      out.write('\r\x1b[K')
    },
  }
}

/** `12,345 rows · 41 % · 8,200/s · 0:03 left` */
export function progressLine({ rows, fraction }: Reading, elapsedMs: number): string {
  const rate = elapsedMs > 0 ? Math.round((rows * 1_000) / elapsedMs) : 0
  const parts = [
    `${rows.toLocaleString('en')} rows`,
    `${Math.floor(fraction * 100)} %`,
    `${rate.toLocaleString('en')}/s`,
  ]
  if (fraction > 0) parts.push(`${minutes((elapsedMs * (1 - fraction)) / fraction)} left`)
  return parts.join(' · ')
}

function minutes(ms: number): string {
  const seconds = Math.round(ms / 1_000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
