import { editor as en } from './en/editor.js'
import { editor as id } from './id/editor.js'
import type { Words } from './words.js'

/** The words of the form. They come with the pages that have one: the others do not wait for them. */
export const editorOf = ({ locale }: Pick<Words, 'locale'>): typeof en => (locale.startsWith('id') ? id : en)
