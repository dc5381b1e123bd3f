import { Radio, TextInput } from '@mantine/core'
import { type Instant, zoneNamed } from '@tenggat/domain'
import { useDesk } from '../../desk.js'

export interface When {
  readonly kind: 'now' | 'at'
  /** `YYYY-MM-DDTHH:MM` in the agreement's zone. */
  readonly wall: string
}

/** Now, or at a wall time of the agreement's own zone. */
export function WhenField(props: {
  readonly value: When
  readonly timeZone: string
  readonly onChange: (value: When) => void
}) {
  const { words } = useDesk()
  const speech = words.agreement
  const { value, onChange } = props
  return (
    <>
      <Radio.Group
        label={speech.when}
        value={value.kind}
        onChange={(kind) => onChange({ ...value, kind: kind as When['kind'] })}
      >
        <div className="step-choices">
          <Radio value="now" label={speech.now} />
          <Radio value="at" label={speech.atDate} />
        </div>
      </Radio.Group>
      {value.kind === 'now' ? null : (
        <TextInput
          type="datetime-local"
          label={`${speech.date} (${speech.zone(props.timeZone)})`}
          required
          value={value.wall}
          onChange={(event) => onChange({ ...value, wall: event.currentTarget.value })}
        />
      )}
    </>
  )
}

/** The instant at which a wall time `YYYY-MM-DDTHH:MM` is shown in a zone; null when it is none. */
export function instantOfWall(text: string, timeZone: string): Instant | null {
  const wall = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text) ? Date.parse(`${text}:00Z`) : Number.NaN
  const zone = zoneNamed(timeZone)
  return zone === null || Number.isNaN(wall) ? null : zone.instantOf(wall)
}
