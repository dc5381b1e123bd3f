import { systemClockwork } from '../clockwork.js'
import { CliError } from './cliError.js'
import { storyText } from './explaining/storyText.js'
import { fetchStory } from './explaining/ticketStory.js'
import { EXPLAIN_HELP } from './help.js'
import { parseOptions, usage } from './parseOptions.js'
import { serverForReading } from './serverForReading.js'

const OPTIONS = {
  url: { type: 'string' },
  token: { type: 'string' },
  database: { type: 'string' },
  all: { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const

/** `tenggat explain`: why each clock of a ticket stands where it stands. */
export async function explainCommand(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  print: (line: string) => void,
): Promise<void> {
  const { values, positionals } = parseOptions(args, OPTIONS)
  if (values.help) return print(EXPLAIN_HELP)
  const [name, ...more] = positionals
  // A key may have slashes in it, the name of a source has none.
  const slash = name?.indexOf('/') ?? -1
  if (name === undefined || more.length > 0 || slash < 1 || slash === name.length - 1) {
    throw usage('explain needs one ticket as <source>/<key>, such as desk/T-1')
  }
  const { url, token, database } = values
  const server = await serverForReading({ url, token, database }, env, systemClockwork())
  try {
    const story = await fetchStory(server.client, name.slice(0, slash), name.slice(slash + 1))
    if (story.ticket === null) throw new CliError(`there is no ticket ${name}`)
    if (values.json) return print(JSON.stringify(story, null, 2))
    for (const line of storyText(story.ticket, story.attribution?.tiers ?? [], values.all)) {
      print(line)
    }
  } finally {
    await server.close()
  }
}
