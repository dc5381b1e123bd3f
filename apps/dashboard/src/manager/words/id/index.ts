import type { en } from '../en/index.js'
import { agreement } from './agreement.js'
import { audit } from './audit.js'
import { common } from './common.js'
import { attribution, charts, period, provider, tree } from './figures.js'
import { calendars, people } from './people.js'
import { shell } from './shell.js'
import { sources } from './sources.js'
import { list, ticketPage, tickets, uncovered, why } from './tickets.js'
import { tokens } from './tokens.js'

export const id: typeof en = {
  ...common,
  agreement,
  audit,
  people,
  calendars,
  sources,
  shell,
  list,
  tree,
  period,
  charts,
  tickets,
  tokens,
  ticketPage,
  uncovered,
  attribution,
  provider,
  why,
}
