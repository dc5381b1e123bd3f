import { createTheme } from '@mantine/core'

/**
 * Mantine's variables come from its stylesheet and theme.css, because the page's policy allows no style element;
 * for the same reason nothing may lock scrolling, which is done by one.
 */
export const theme = createTheme({
  components: {
    Modal: { defaultProps: { lockScroll: false } },
    Drawer: { defaultProps: { lockScroll: false } },
  },
})
