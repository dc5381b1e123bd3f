import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export interface Child {
  readonly process: ChildProcess
  /** All that it wrote so far, both streams. */
  output(): string
  /** The first line of stdout that the test accepts; throws with all output when it ends before. */
  line<T>(accept: (line: string) => T | null): Promise<T>
  /** Sends the signal and waits for the end. Returns the exit code, or the signal. */
  end(signal: NodeJS.Signals): Promise<number | NodeJS.Signals>
}

export interface ChildOptions {
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  readonly uid?: number
  readonly gid?: number
}

/** Runs a script of this package (path from its root) in a process of its own, without this one's settings. */
export function startChild(script: string, options: ChildOptions = {}): Child {
  const path = fileURLToPath(new URL(`../../${script}`, import.meta.url))
  if (!existsSync(new URL('../../dist/clockwork.js', import.meta.url)))
    throw new Error('This test runs the built server; run `npm run build` first.')
  const { args = [], env = {}, ...spawnOptions } = options
  const child = spawn(process.execPath, [path, ...args], {
    ...spawnOptions,
    env: { PATH: process.env.PATH, TMPDIR: tmpdir(), ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const said: string[] = []
  child.stderr.on('data', (data) => said.push(String(data)))
  const waiting = new Set<() => void>()
  createInterface({ input: child.stdout }).on('line', (line) => {
    said.push(`${line}\n`)
    lines.push(line)
    for (const wake of waiting) wake()
  })
  const lines: string[] = []
  // `close` comes when all output has been read, later than `exit`.
  const exit = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals)
  exit.then(() => {
    for (const wake of waiting) wake()
  })
  const output = () => said.join('')
  return {
    process: child,
    output,
    line: (accept) =>
      new Promise((resolve, reject) => {
        let seen = 0
        const look = () => {
          while (seen < lines.length) {
            const value = accept(lines[seen++]!)
            if (value === null) continue
            waiting.delete(look)
            return resolve(value)
          }
          if (child.exitCode !== null || child.signalCode !== null) {
            waiting.delete(look)
            reject(new Error(`${script} ended with ${child.exitCode ?? child.signalCode}:\n${output()}`))
          }
        }
        waiting.add(look)
        look()
      }),
    end: (signal) => {
      child.kill(signal)
      return exit
    },
  }
}
