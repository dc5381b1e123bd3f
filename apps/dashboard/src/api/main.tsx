import 'graphiql/setup-workers/vite'
import 'graphiql/style.css'
import './api.css'
import { createRoot } from 'react-dom/client'
import { takeToken } from '../live/token.js'
import { ApiPage } from './ApiPage.js'

/** The manager's, so that whoever comes from there in the same tab is known here too. */
const TOKEN_KEY = 'tenggat.token:manager'

createRoot(document.getElementById('api')!).render(
  <ApiPage
    firstToken={takeToken(location, history, sessionStorage, TOKEN_KEY)}
    keepToken={(token) => {
      if (token === null) sessionStorage.removeItem(TOKEN_KEY)
      else sessionStorage.setItem(TOKEN_KEY, token)
    }}
  />,
)
