import { chooseLanguage } from '@tenggat/words'
import { createRoot } from 'react-dom/client'
import { takeLink } from '../live/token.js'
import { CustomerApp } from './CustomerApp.js'

const LANGUAGE_KEY = 'tenggat.language'

const token = takeLink(location, history, sessionStorage)
const asked = new URL(location.href).searchParams.get('lang') ?? localStorage.getItem(LANGUAGE_KEY)
createRoot(document.getElementById('customer')!).render(
  <CustomerApp
    token={token}
    firstLanguage={chooseLanguage([asked, ...navigator.languages])}
    keepLanguage={(language) => localStorage.setItem(LANGUAGE_KEY, language)}
  />,
)
