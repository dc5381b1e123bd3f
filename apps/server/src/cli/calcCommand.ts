import {
  type Allowance,
  accept,
  allowanceOf,
  type Calendar,
  type CalendarDefinition,
  compileCalendar,
  describeProblem,
  dueFrom,
  ISO_FORMAT,
  NEVER,
  parseAmount,
  parseCalendar,
  type Result,
  refuse,
} from '@tenggat/domain'
import { type PlacedProblem, readYaml } from '../agreements/readYaml.js'
import { readTime } from '../ingest/mapping/readTime.js'
import { CliError } from './cliError.js'
import { CALC_HELP } from './help.js'
import { parseOptions, usage } from './parseOptions.js'
import { readInput } from './readInput.js'

const OPTIONS = {
  calendar: { type: 'string' },
  from: { type: 'string' },
  work: { type: 'string' },
  help: { type: 'boolean' },
} as const

/** `tenggat calc deadline`: one deadline, as an instant and as the calendar's wall shows it. */
export async function calcCommand(args: readonly string[], print: (line: string) => void): Promise<void> {
  const { values, positionals } = parseOptions(args, OPTIONS)
  if (values.help) return print(CALC_HELP)
  if (positionals.join(' ') !== 'deadline') throw usage('calc knows one question: tenggat calc deadline')
  const { calendar: file, from, work } = values
  if (file === undefined || from === undefined || work === undefined) {
    throw usage('calc deadline needs --calendar, --from and --work')
  }
  const definition = await readInput(file, readCalendarText)
  const calendar = compileCalendar(definition)
  const start = readTime(from, ISO_FORMAT, definition.timeZone)
  if (typeof start === 'string') throw new CliError(`--from: ${start}`)
  const dueAt = dueFrom(calendar, start.at, allowance(work, calendar, start.at))
  if (dueAt === NEVER) throw new CliError('never: the calendar has no openings left for that much work')
  print(`${new Date(dueAt).toISOString()}  ${onTheWall(dueAt, definition.timeZone)}`)
}

function readCalendarText(text: string): Result<CalendarDefinition, PlacedProblem> {
  const yaml = readYaml(text)
  if (!yaml.ok) return yaml
  const parsed = parseCalendar(yaml.value.value)
  return parsed.ok ? accept(parsed.value) : refuse(...yaml.value.place(parsed.problems))
}

function allowance(text: string, calendar: Calendar, startAt: number): Allowance {
  const amount = parseAmount(text)
  if (!amount.ok) throw new CliError(`--work: ${amount.problems.map(describeProblem).join('; ')}`)
  const { cutOff } = amount.value
  if (cutOff !== undefined && !calendar.hasCutOff(cutOff.before))
    throw new CliError(`--work: ${cutOff.before} lies outside of all hours of the calendar`)
  return allowanceOf({ within: amount.value }, calendar, startAt)
}

const onTheWall = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'full', timeStyle: 'long' }).format(at)
