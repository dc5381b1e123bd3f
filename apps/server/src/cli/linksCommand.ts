import { keptLinks, linkLines } from '../boot/links.js'
import { CliError } from './cliError.js'
import { LINKS_HELP } from './help.js'
import { parseOptions, usage } from './parseOptions.js'

const OPTIONS = { url: { type: 'string' }, help: { type: 'boolean' } } as const

/** `tenggat links`: what the first start printed. Needs no server that runs. */
export async function linksCommand(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  print: (line: string) => void,
): Promise<void> {
  const { values, positionals } = parseOptions(args, OPTIONS)
  if (values.help) return print(LINKS_HELP)
  if (positionals.length > 0) throw usage('links takes nothing but options')
  const url = values.url ?? `http://127.0.0.1:${env.PORT || '4000'}`
  if (!/^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : ''))
    throw usage(`--url ${url} is not an address such as http://127.0.0.1:4000`)
  const { links, dataDir } = read(env.TENGGAT_DATA_DIR)
  if (links === null)
    throw new CliError(`no links are kept in ${dataDir}`, [
      'a server keeps them there at its first start; TENGGAT_DATA_DIR says where, as it does for the server',
    ])
  for (const [name, value] of linkLines(new URL(url).origin, links)) print(`${name.padEnd(11)}${value}`)
}

function read(dataDir: string | undefined): ReturnType<typeof keptLinks> {
  try {
    return keptLinks(dataDir === undefined || dataDir === '' ? null : dataDir)
  } catch (error) {
    throw new CliError((error as Error).message)
  }
}
