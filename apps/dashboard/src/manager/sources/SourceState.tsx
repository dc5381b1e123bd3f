import type { SourceRowFragment, SourcesQuery } from '../../gql/manager.js'
import { useDesk } from '../desk.js'

/** What sources send is counted about once a second, and nothing tells of it. */
export const POLL_MS = 3_000

export type Kind = SourcesQuery['sourceKinds'][number]

/** Whether anything is taken from a source. */
export function StateOf({ source }: { readonly source: SourceRowFragment }) {
  const speech = useDesk().words.sources
  const on = source.disabledAt === null
  return (
    <span className={`badge badge-${on ? 'met' : 'cancelled'}`}>
      {on ? `● ${speech.enabled}` : `× ${speech.disabled}`}
    </span>
  )
}

/** Whether time settles its deadlines, or how far a log was read. */
export function SettlingOf({ source }: { readonly source: SourceRowFragment }) {
  const { words, clock } = useDesk()
  const { settledBy, completeThrough } = source
  if (settledBy === 'time') return words.sources.live
  const through = completeThrough === null ? 0 : Date.parse(completeThrough)
  return (
    <>
      {words.sources.files}
      {through > 0 ? <div className="source-soft">{words.sources.through(clock.short(through))}</div> : null}
    </>
  )
}

export function TodayOf({ source }: { readonly source: SourceRowFragment }) {
  const { words } = useDesk()
  const { recorded, duplicates, refused } = source.today
  const said = (count: number) => count.toLocaleString(words.locale)
  return words.sources.todayCounts(said(recorded), said(duplicates), said(refused))
}

/** When, or never. */
export function useWhen(): (at: string | null) => string {
  const { words, clock } = useDesk()
  return (at) => (at === null ? words.sources.never : clock.short(Date.parse(at)))
}

export const labelOf = (kinds: readonly Kind[], kind: string): string =>
  kinds.find((each) => each.kind === kind)?.label ?? kind
