/**
 * The navigation drawer is a popover: it opens, closes and gives the focus back without this script.
 *
 * Added here: the focus goes to the current page and stays in the drawer, and a link to a section of this page closes
 * it.
 */

/** Adds to the drawer what only a script can do. */
export function tendDrawer(): void {
  const drawer = document.querySelector<HTMLElement>('.sidebar[popover]')
  if (drawer === null || !('showPopover' in drawer)) return
  drawer.addEventListener('toggle', (event) => {
    if (!(event instanceof ToggleEvent) || event.newState !== 'open' || event.target !== drawer) return
    const current = drawer.querySelector<HTMLElement>('[aria-current]') ?? drawer.querySelector('a')
    current?.focus()
    current?.scrollIntoView({ block: 'center' })
  })
  // Before the popover gives the focus back, which the page behind it must then be able to take.
  drawer.addEventListener('beforetoggle', (event) => {
    if (!(event instanceof ToggleEvent) || event.target !== drawer) return
    const behind = document.querySelectorAll<HTMLElement>('.skip-link, .site-header, main, .site-footer')
    for (const part of behind) part.inert = event.newState === 'open'
  })
  drawer.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('a[href*="#"]') !== null) drawer.hidePopover()
  })
}

/** In the column of a wide window the current page is brought into view. */
export function showCurrentPage(): void {
  const sidebar = document.querySelector<HTMLElement>('.sidebar')
  const current = sidebar?.querySelector<HTMLElement>('[aria-current]')
  if (sidebar === null || current === undefined || current === null) return
  const below = current.getBoundingClientRect().bottom - sidebar.getBoundingClientRect().bottom
  if (below > 0) sidebar.scrollTop += below + sidebar.clientHeight / 3
}
