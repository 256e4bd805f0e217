/**
 * Applies the reader's choice of theme before the first paint. A file of its own, and tiny, because
 * rendering waits for it: everything else is deferred.
 */
import { readTheme } from './theme-choice.ts'

const root = document.documentElement
const choice = readTheme()
if (choice !== 'auto') root.dataset.theme = choice
root.dataset.js = ''
