import type { MantineColorScheme } from '@mantine/core'
import type { ComponentType } from 'react'

function Icon({ path }: { readonly path: string }) {
  return (
    <svg width="16" height="16" viewBox="0 0 24 24" aria-hidden="true" className="icon">
      <path d={path} />
    </svg>
  )
}

export const PersonIcon = () => (
  <Icon path="M12 12a4 4 0 1 0 0-8a4 4 0 1 0 0 8zM4 20.5c1-4 4-5.5 8-5.5s7 1.5 8 5.5" />
)

/** Half a disc, a sun, a moon. */
export const THEME_ICONS: Readonly<Record<MantineColorScheme, ComponentType>> = {
  auto: () => <Icon path="M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18zM12 3v18M12 8h7M12 13h8.5M12 18h6" />,
  light: () => (
    <Icon path="M12 8a4 4 0 1 0 0 8a4 4 0 1 0 0-8zM12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M5 19l2-2M17 7l2-2" />
  ),
  dark: () => <Icon path="M20 14A8.5 8.5 0 1 1 10 4a7 7 0 0 0 10 10z" />,
}
