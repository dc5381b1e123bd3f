import { Radio, TextInput } from '@mantine/core'
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
