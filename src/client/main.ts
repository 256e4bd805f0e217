/** What the pages can do with a script; every page is complete without it. Loaded with `defer`. */
import { followSections, openContents } from './contents.ts'
import { addCopyButtons } from './copy.ts'
import { word } from './dom.ts'
import { showCurrentPage, tendDrawer } from './drawer.ts'
import { ThemeToggle } from './elements/theme-toggle.ts'
import { listenForKeys } from './keys.ts'
import { enlargePictures } from './pictures.ts'
import { tendScrollBoxes } from './scroll-boxes.ts'
import { copyFormulasAsTex } from './tex.ts'

customElements.define('theme-toggle', ThemeToggle)

openContents()
followSections()
addCopyButtons()
copyFormulasAsTex()
tendScrollBoxes()
enlargePictures()
tendDrawer()
showCurrentPage()
listenForKeys([
  {
    key: 't',
    label: word('keyTheme'),
    run: () => document.querySelector<ThemeToggle>('theme-toggle')?.advance(),
  },
])
