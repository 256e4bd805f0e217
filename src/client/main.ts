/** What the pages can do with a script; every page is complete without it. Loaded with `defer`. */
import { followSections, openContents } from './contents.ts'
import { addCopyButtons } from './copy.ts'
import { markRead, walkCourse } from './course.ts'
import { drawDiagrams } from './diagrams.ts'
import { word } from './dom.ts'
import { showCurrentPage, tendDrawer } from './drawer.ts'
import { ThemeToggle } from './elements/theme-toggle.ts'
import { listenForKeys, type Shortcut } from './keys.ts'
import { suggestPages } from './not-found.ts'
import { enlargePictures } from './pictures.ts'
import { prefetchPages } from './prefetch.ts'
import { showPreviews } from './preview/index.ts'
import { tendScrollBoxes } from './scroll-boxes.ts'
import { offerSearch } from './search/trigger.ts'
import { copyFormulasAsTex } from './tex.ts'
import { offerVideos } from './videos.ts'

/** `g g` goes where the link to the graph goes. */
function graphKey(): readonly Shortcut[] {
  const link = document.querySelector<HTMLAnchorElement>('[data-lectern="graph-link"]')
  if (link === null) return []
  return [{ key: 'g g', label: word('keyGraph'), run: () => location.assign(link.href) }]
}

customElements.define('theme-toggle', ThemeToggle)

openContents()
followSections()
addCopyButtons()
copyFormulasAsTex()
tendScrollBoxes()
enlargePictures()
drawDiagrams()
offerVideos()
showPreviews()
suggestPages()
prefetchPages()
tendDrawer()
showCurrentPage()
markRead()
const openSearch = offerSearch()
listenForKeys([
  ...(openSearch === null ? [] : [{ key: '/', label: word('keySearch'), run: openSearch }]),
  {
    key: 't',
    label: word('keyTheme'),
    run: () => document.querySelector<ThemeToggle>('theme-toggle')?.advance(),
  },
  ...walkCourse(),
  ...graphKey(),
])
