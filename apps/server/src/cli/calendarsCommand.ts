import { ApiError } from '@tenggat/client'
import { systemClockwork } from '../clockwork.js'
import { CALENDARS_HELP } from './help.js'
import { parseOptions, usage } from './parseOptions.js'
import { readTextFile } from './readInput.js'
import { serverForReading } from './serverForReading.js'

const OPTIONS = {
  url: { type: 'string' },
  token: { type: 'string' },
  database: { type: 'string' },
  calendar: { type: 'string' },
  member: { type: 'string' },
  replace: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const

const IMPORT = `mutation ImportHolidays($input: ImportHolidaysInput!) {
  importHolidays(input: $input) {
    __typename
    ... on HolidaysImported {
      calendar { id revision definition }
      followers { id version }
      leftBehind { id version }
      closed keptOpen reopened
      unread { line name message }
    }
    ... on InvalidDocument { message problems { path line message expected } }
  }
}`

interface Answer {
  readonly __typename: string
  readonly calendar: { readonly id: string; readonly revision: number }
  readonly followers: readonly { readonly id: string; readonly version: number }[]
  readonly leftBehind: readonly { readonly id: string; readonly version: number }[]
  readonly closed: readonly string[]
  readonly keptOpen: readonly string[]
  readonly reopened: readonly string[]
  readonly unread: readonly { readonly line: number; readonly name: string; readonly message: string }[]
  readonly message?: string
  readonly problems?: readonly {
    readonly path: string
    readonly line: number | null
    readonly message: string
    readonly expected: string | null
  }[]
}

/** `tenggat calendars import`: holidays of a file for a shared calendar. Throws ApiError when the server refuses them. */
export async function calendarsCommand(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  print: (line: string) => void,
): Promise<void> {
  const { values, positionals } = parseOptions(args, OPTIONS)
  if (values.help) return print(CALENDARS_HELP)
  const [name, path, ...rest] = positionals
  if (name !== 'import' || path === undefined || rest.length > 0)
    throw usage('calendars knows one thing: tenggat calendars import <file.ics>')
  const { calendar, member = null, replace = false, url, token, database } = values
  if (calendar === undefined) throw usage('calendars import needs --calendar')
  const dryRun = values['dry-run'] === true
  const file = await readTextFile(path)
  const server = await serverForReading({ url, token, database }, env, systemClockwork())
  try {
    const input = { calendarId: calendar, file, member, replaces: replace, dryRun }
    const { importHolidays } = await server.client.request<{ importHolidays: Answer }>(IMPORT, { input })
    if (importHolidays.message !== undefined) throw refused(path, importHolidays)
    if (values.json) print(JSON.stringify(importHolidays, null, 2))
    else for (const line of linesOf(importHolidays, { path, dryRun, pages: server.pages })) print(line)
  } finally {
    await server.close()
  }
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`

function refused(file: string, { message, problems = [] }: Answer): ApiError {
  const details = problems.map(
    ({ path, line, message: what, expected }) =>
      `${line === null ? path : `${file}:${line}`}: ${what}${expected === null ? '' : ` (expected ${expected})`}`,
  )
  return new ApiError(`the server refused: ${message}`, details)
}

function linesOf(
  { calendar, closed, keptOpen, reopened, unread, followers, leftBehind }: Answer,
  { path, dryRun, pages }: { readonly path: string; readonly dryRun: boolean; readonly pages: string },
): readonly string[] {
  return [
    ...closed.map((date) => `closed      ${date}`),
    ...keptOpen.map((date) => `keeps hours ${date}`),
    ...reopened.map((date) => `open again  ${date}`),
    ...unread.map(({ line, message }) => `not read    ${path}:${line}: ${message}`),
    `${calendar.id}, revision ${calendar.revision}${dryRun ? ', only tried' : ''}: ${counted(closed.length, 'date')} closed, ${counted(unread.length, 'event')} not read`,
    ...followers.map(({ id, version }) => `new tickets  ${id} v${version}`),
    ...leftBehind.map(
      ({ id, version }) => `left behind  ${id} v${version} cannot run by it, and keeps its hours`,
    ),
    ...(followers.length === 0
      ? []
      : [
          'Running clocks stay as they are bound. What moving them would change is shown where they are moved:',
        ]),
    ...followers.map(({ id }) => `  ${pages}/agreements/${encodeURIComponent(id)}`),
  ]
}
