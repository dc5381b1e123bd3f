#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { ApiError } from '@tenggat/client'
import { ConfigError } from '../config.js'
import { calcCommand } from './calcCommand.js'
import { CliError } from './cliError.js'
import { OVERVIEW } from './help.js'
import { parseOptions, usage } from './parseOptions.js'

const print = (line: string): void => void process.stdout.write(`${line}\n`)
const warn = (line: string): void => void process.stderr.write(`${line}\n`)

// Whoever reads (`head`, a pager that is left) may have had enough: that ends the command, and is no failure of it.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

async function run([command, ...args]: readonly string[]): Promise<void> {
  if (command === 'calc') return calcCommand(args, print)
  if (command === 'import') {
    // Only this command needs the server's code, which takes a while to load.
    const { importCommand } = await import('./importCommand.js')
    return importCommand(args, process.env, print, warn)
  }
  if (command === 'explain') {
    const { explainCommand } = await import('./explainCommand.js')
    return explainCommand(args, process.env, print)
  }
  if (command === 'attribution') {
    const { attributionCommand } = await import('./attributionCommand.js')
    return attributionCommand(args, process.env, print)
  }
  if (command === 'agreements') {
    const { agreementsCommand } = await import('./agreementsCommand.js')
    return agreementsCommand(args, process.env, print)
  }
  if (command === 'calendars') {
    const { calendarsCommand } = await import('./calendarsCommand.js')
    return calendarsCommand(args, process.env, print)
  }
  if (command === 'links') {
    // As the server reads its settings, which say where it keeps them.
    if (existsSync('.env')) process.loadEnvFile('.env')
    const { linksCommand } = await import('./linksCommand.js')
    return linksCommand(args, process.env, print)
  }
  if (command === undefined || command === 'help' || command === '--help') return print(OVERVIEW)
  parseOptions([command, ...args], {})
  throw usage(`there is no command ${command}`)
}

try {
  await run(process.argv.slice(2))
} catch (error) {
  if (error instanceof CliError || error instanceof ApiError) {
    for (const line of [`tenggat: ${error.message}`, ...error.details.map((detail) => `  ${detail}`)])
      warn(line)
    process.exitCode = error instanceof CliError ? error.exitCode : 1
  } else if (error instanceof ConfigError) {
    warn(`tenggat: ${error.message}`)
    process.exitCode = 2
  } else {
    warn(`tenggat: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    process.exitCode = 1
  }
}
