import { Button, Group } from '@mantine/core'
import { useDesk } from '../desk.js'

/** The ways to the neighbouring pages of a long list; nothing where one page holds all. */
export function PageTurner(props: {
  /** Null on the first page. */
  readonly onBack: (() => void) | null
  /** Null on the last page. */
  readonly onNext: (() => void) | null
}) {
  const { words } = useDesk()
  const { onBack, onNext } = props
  if (onBack === null && onNext === null) return null
  return (
    <Group gap="xs">
      <Button size="compact-sm" variant="default" disabled={onBack === null} onClick={() => onBack?.()}>
        {words.previousPage}
      </Button>
      <Button size="compact-sm" variant="default" disabled={onNext === null} onClick={() => onNext?.()}>
        {words.nextPage}
      </Button>
    </Group>
  )
}
