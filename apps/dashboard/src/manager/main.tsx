import { createRoot } from 'react-dom/client'
import { takeToken } from '../live/token.js'
import { App } from './App.js'

const TOKEN_KEY = 'tenggat.token:manager'

const given = takeToken(location, history, sessionStorage, TOKEN_KEY)
createRoot(document.getElementById('manager')!).render(
  <App
    firstToken={given}
    keepToken={(token) => {
      if (token === null) sessionStorage.removeItem(TOKEN_KEY)
      else sessionStorage.setItem(TOKEN_KEY, token)
    }}
  />,
)
