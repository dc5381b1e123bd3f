import { NativeSelect } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { AGREEMENT_KINDS, METRICS } from '@tenggat/domain'
import { choiceInWords } from '@tenggat/words'
import type { ListedClockFragment } from '../../gql/manager.js'
import { useDesk } from '../desk.js'
import { LIST_STATES, type TicketsSearch } from '../figures/ticketsSearch.js'
import { choicesOf } from '../shell/boardFilters.js'
import { Filters } from '../shell/Filters.js'
import { useTitles } from '../useTitles.js'

const route = getRouteApi('/tickets')

const NAMES = [
  'agreement',
  'kind',
  'metric',
  'customer',
  'priority',
  'party',
  'line',
  'team',
  'service',
  'source',
] as const
type Name = (typeof NAMES)[number]

/** The address's filters: those with few values as lists, the rest by what the board and this list hold. */
export function TicketFilters({ clocks }: { readonly clocks: readonly ListedClockFragment[] }) {
  const { words, live } = useDesk()
  const search = route.useSearch()
  const go = route.useNavigate()
  const choices = ticketChoices(choicesOf(live.board.clocks.values(), {}), clocks, search)
  const titleOf = useTitles()
  const nameOf = (name: Name, value: string): string => {
    if (name === 'agreement') return titleOf(value)
    if (name === 'kind') return choiceInWords('kind', value, words)
    return name === 'metric' ? choiceInWords('metric', value, words) : value
  }
  const set = (part: TicketsSearch) => void go({ search: (before) => ({ ...before, ...part }) })
  return (
    <>
      <Filters
        first={
          <NativeSelect
            className="filter"
            size="xs"
            label={words.tickets.state}
            value={search.state ?? 'open'}
            data={LIST_STATES.map((value) => ({ value, label: words.tickets.states[value] }))}
            onChange={(event) => set({ state: LIST_STATES.find((it) => it === event.currentTarget.value) })}
          />
        }
        filters={NAMES.map((name) => ({
          name,
          label: words.tickets.filter[name],
          values: search[name] ?? [],
          choices: choices[name].map((value) => ({ value, label: nameOf(name, value) })),
        }))}
        onChange={(name, values) => set({ [name]: values.length === 0 ? undefined : values })}
        onClear={() => void go({ search: { state: search.state } })}
      />
      <OtherFilters search={search} onDrop={(part) => set(part)} />
    </>
  )
}

/** What a figure's link brought along: a period, a holder, replayed sources. Each can be let go. */
function OtherFilters(props: {
  readonly search: TicketsSearch
  readonly onDrop: (part: TicketsSearch) => void
}) {
  const { words, clock } = useDesk()
  const { from, to, heldBy, replayed } = props.search
  const chips: (readonly [string, TicketsSearch])[] = []
  if (from !== undefined && to !== undefined) {
    const [begins, ends] = [from, to].map((at) => clock.short(Date.parse(at)))
    chips.push([words.tickets.decidedIn(begins!, ends!), { from: undefined, to: undefined }])
  }
  if (heldBy !== undefined) chips.push([words.tickets.heldBy(heldBy), { heldBy: undefined }])
  if (replayed !== undefined) chips.push([words.tickets.replayed, { replayed: undefined }])
  if (chips.length === 0) return null
  return (
    <p className="chips">
      {chips.map(([text, without]) => (
        <button key={text} type="button" className="chip" onClick={() => props.onDrop(without)}>
          {text} <span aria-hidden="true">×</span>
          <span className="visually-hidden">{words.tickets.drop}</span>
        </button>
      ))}
    </p>
  )
}

function ticketChoices(
  board: ReturnType<typeof choicesOf>,
  clocks: readonly ListedClockFragment[],
  search: TicketsSearch,
): Record<Name, readonly string[]> {
  const all = (...values: (readonly (string | null)[])[]) =>
    [...new Set(values.flat().filter((it) => it !== null))].sort()
  return {
    agreement: all(
      board.agreement,
      clocks.map((it) => it.agreementId),
      search.agreement ?? [],
    ),
    kind: AGREEMENT_KINDS,
    metric: METRICS,
    customer: all(
      board.customer,
      clocks.map((it) => it.customer),
      search.customer ?? [],
    ),
    priority: all(
      board.priority,
      clocks.map((it) => it.priority),
      search.priority ?? [],
    ),
    party: all(
      board.party,
      clocks.map((it) => it.party),
      search.party ?? [],
    ),
    line: all(
      board.line,
      clocks.map((it) => it.line),
      search.line ?? [],
    ),
    team: all(
      board.team,
      clocks.map((it) => it.team),
      search.team ?? [],
    ),
    service: all(
      clocks.map((it) => it.service),
      search.service ?? [],
    ),
    source: all(
      clocks.map((it) => it.source),
      search.source ?? [],
    ),
  }
}
