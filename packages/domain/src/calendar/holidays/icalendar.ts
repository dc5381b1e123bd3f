/** One content line of an iCalendar file (RFC 5545), its folds joined again. */
export interface Line {
  /** Counted from 1 in the file, where the line begins. */
  readonly number: number
  readonly name: string
  readonly value: string
}

/** The lines of each event, or null when the file does not open and close as it should. */
export function eventsIn(text: string): readonly (readonly Line[])[] | null {
  const lines = linesOf(text)
  const is = (line: Line | undefined, name: string, value: string) =>
    line?.name === name && line.value.trim().toUpperCase() === value
  if (!is(lines[0], 'BEGIN', 'VCALENDAR') || !is(lines.at(-1), 'END', 'VCALENDAR')) return null
  const events: Line[][] = []
  let open: Line[] | null = null
  let inside = 0
  for (const line of lines) {
    if (is(line, 'BEGIN', 'VEVENT')) open = [line]
    else if (is(line, 'END', 'VEVENT')) {
      if (open !== null) events.push(open)
      open = null
    } else if (line.name === 'BEGIN') inside += 1
    else if (line.name === 'END') inside -= 1
    // What stands in a part of an event, such as its alarm, is said of that part.
    else if (open !== null && inside === OUTSIDE_ANY_PART) open.push(line)
  }
  return open === null ? events : null
}

/** The calendar itself is one part that has begun. */
const OUTSIDE_ANY_PART = 1

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = []
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const last = lines.at(-1)
    if (/^[ \t]/.test(raw) && last !== undefined) {
      lines[lines.length - 1] = { ...last, value: last.value + raw.slice(1) }
    } else if (raw !== '') lines.push({ number: index + 1, ...splitLine(raw) })
  }
  return lines
}

/** `DTSTART;TZID="Europe:Berlin":20261224` has its value after the first colon that no quotes hold. */
function splitLine(raw: string): Pick<Line, 'name' | 'value'> {
  let quoted = false
  for (let at = 0; at < raw.length; at += 1) {
    if (raw[at] === '"') quoted = !quoted
    if (raw[at] !== ':' || quoted) continue
    const [name] = raw.slice(0, at).split(';')
    return { name: name!.toUpperCase(), value: raw.slice(at + 1) }
  }
  return { name: '', value: '' }
}
