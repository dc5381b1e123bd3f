import { createTheme, MantineProvider } from '@mantine/core'
import { createRoot } from 'react-dom/client'
import { takeToken } from '../../live/token.js'
import { App } from './App.js'
import './mantine.css'
import './theme.css'
import './manager.css'
import '../shell/frame.css'
import '../figures/figures.css'

/**
 * Mantine's variables come from its stylesheet and theme.css, because the page's policy allows no style element;
 * for the same reason nothing may lock scrolling, which is done by one.
 */
const theme = createTheme({
  components: {
    Modal: { defaultProps: { lockScroll: false } },
    Drawer: { defaultProps: { lockScroll: false } },
  },
})

const TOKEN_KEY = 'tenggat.token:manager'

const given = takeToken(location, history, sessionStorage, TOKEN_KEY)
createRoot(document.getElementById('manager')!).render(
  <MantineProvider
    theme={theme}
    defaultColorScheme="auto"
    withCssVariables={false}
    withStaticClasses={false}
    withGlobalClasses={false}
  >
    <App
      firstToken={given}
      keepToken={(token) => {
        if (token === null) sessionStorage.removeItem(TOKEN_KEY)
        else sessionStorage.setItem(TOKEN_KEY, token)
      }}
    />
  </MantineProvider>,
)
