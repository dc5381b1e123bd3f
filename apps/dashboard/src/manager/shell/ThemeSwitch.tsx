import { ActionIcon, type MantineColorScheme, useMantineColorScheme } from '@mantine/core'
import { useDesk } from '../desk.js'
import { THEME_ICONS } from './icons.js'

const AFTER: Readonly<Record<MantineColorScheme, MantineColorScheme>> = {
  auto: 'light',
  light: 'dark',
  dark: 'auto',
}

/** As the system, light, dark: kept by the browser. */
export function ThemeSwitch() {
  const { words } = useDesk()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const Icon = THEME_ICONS[colorScheme]
  const name = `${words.shell.theme}: ${words.shell.themes[colorScheme]}`
  return (
    <ActionIcon
      variant="default"
      size="md"
      aria-label={name}
      title={name}
      onClick={() => setColorScheme(AFTER[colorScheme])}
    >
      <Icon />
    </ActionIcon>
  )
}
