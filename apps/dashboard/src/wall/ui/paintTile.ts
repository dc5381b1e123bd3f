import type { Hours } from '@tenggat/domain'
import type { BoardRow } from '../../live/boardMessage.js'
import { STATE_SHAPES } from '../../ui/theme/tokens.js'
import { cutEnd, cutMiddle, fitText } from '../layout/fit.js'
import type { TileSize } from '../layout/grid.js'
import { type TileModel, tileModel } from '../tile/tileModel.js'
import type { Frame } from '../wallSession.js'
import type { Room, TileRoom } from './tileRoom.js'
import { write } from './write.js'

export interface TileParts {
  readonly root: HTMLElement
  readonly shape: Element
  readonly path: Element
  readonly key: HTMLElement
  readonly corner: HTMLElement
  readonly about: HTMLElement
  readonly count: HTMLElement
  readonly main: HTMLElement
  readonly above: HTMLElement
  readonly below: HTMLElement
  readonly line: HTMLElement
}

export interface TilePaint {
  readonly row: BoardRow
  readonly hours: Hours
  readonly frame: Frame
  readonly size: TileSize
  readonly room: TileRoom
}

/** Where metric and priority stand: in the corner of the first line, or over each other beside the digits. */
interface Annotation {
  readonly corner: readonly string[]
  readonly above: readonly string[]
  readonly below: readonly string[]
}
/** `metric` from its fullest to its shortest word. */
type Annotate = (metric: readonly string[], priority: readonly string[]) => Annotation

const roomy: Annotate = (metric, priority) => ({ corner: priority, above: [], below: metric })
const ANNOTATIONS: Readonly<Record<TileSize, Annotate>> = {
  large: roomy,
  medium: roomy,
  small: (metric, priority) => ({ corner: [], above: metric.slice(-1), below: priority }),
  compact: (metric, [priority = '']) => {
    const short = metric.slice(-1)
    return { corner: [], above: [], below: [...short.map((word) => `${word} ${priority}`.trim()), ...short] }
  },
}

/** Writes what a clock says at this moment into its tile; only what differs is touched. */
export function paintTile(parts: TileParts, paint: TilePaint): void {
  const { row, frame, size } = paint
  const { reading, words, clock } = frame
  const confirmed = reading.freshness === 'live' || reading.freshness === 'quiet'
  const moment = { digitsAt: reading.digitsAt, dueAt: reading.dueAt, confirmed }
  const model = tileModel(row, paint.hours, moment, { words, clock })
  const room = paint.room.of(parts)

  mark(parts.root, 'data-state', model.state)
  mark(parts.root, 'data-motion', model.motion)
  mark(parts.path, 'd', STATE_SHAPES[model.state])
  const priority = row.priority ?? ''
  const { tile, tileShort } = words.metrics[row.metric]
  const annotation = ANNOTATIONS[size]([tile, tileShort], [priority])
  const isNamed = paintCount(parts, model, annotation, room)
  const stateOrMetric = isNamed ? [model.word, model.shortWord] : [tileShort]
  paintHead(parts, row, size === 'compact' ? stateOrMetric : annotation.corner, room)
  const named = [...model.line, model.shortWord].map((text) => `${tileShort} · ${text}`)
  const line = isNamed ? model.line : [...named, tileShort]
  write(parts.line, size === 'compact' ? '' : fitText(line, room.width, room.label))
  write(parts.about, size === 'large' || size === 'medium' ? cutEnd(about(row), room.width, room.label) : '')
  mark(parts.root, 'aria-label', `${row.ticketKey}, ${tile}: ${model.line[0] ?? model.word}`)
}

/** The corner takes at most two fifths of the line; the key gives way by losing its middle. */
function paintHead(parts: TileParts, row: BoardRow, corner: readonly string[], room: Room): void {
  const free = room.width - room.headTaken
  const shown = corner.find((text) => room.label(text) <= free * 0.4) ?? ''
  write(parts.key, cutMiddle(row.ticketKey, shown === '' ? free : free - room.label(`${shown} `), room.key))
  write(parts.corner, shown)
}

/**
 * Beside the digits, as far as there is room: the metric over the priority, or one of them on the digits' line. Answers whether the
 * metric is among them: two clocks of one ticket differ by nothing else.
 */
function paintCount(parts: TileParts, model: TileModel, { above, below }: Annotation, room: Room): boolean {
  const { sign, main } = model.digits
  const mainText = sign + main
  const used = room.digits(mainText) + room.label(' ')
  const firstFitting = (texts: readonly string[]) =>
    texts.find((text) => room.label(text) <= room.width - used) ?? ''
  write(parts.main, mainText)
  const [over, under] = [firstFitting(above), firstFitting(below)]
  write(parts.above, over)
  write(parts.below, under)
  return (above.length > 0 ? over : under) !== ''
}

function about(row: BoardRow): string {
  return [row.customer ?? row.team, row.subject].filter((text) => text !== null && text !== '').join(' · ')
}

function mark(node: Element, name: string, value: string): void {
  if (node.getAttribute(name) !== value) node.setAttribute(name, value)
}
