/** A picture that is shown smaller than it is can be enlarged by a click (PG-8). */
import { inProse, make, word } from './dom.ts'
import { showDialog } from './keys.ts'

/** Makes the pictures of the text enlargeable. */
export function enlargePictures(): void {
  for (const picture of inProse<HTMLImageElement>('img')) {
    if (picture.closest('a, button') !== null) continue
    picture.classList.add('enlargeable')
    picture.tabIndex = 0
    picture.title ||= word('enlarge')
    picture.setAttribute('role', 'button')
    // An author may have left it without words, but a button must have a name.
    picture.alt ||= word('enlarge')
    picture.addEventListener('click', () => enlarge(picture))
    picture.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== ' ') return
      // The space bar scrolls otherwise.
      event.preventDefault()
      enlarge(picture)
    })
  }
}

function enlarge(picture: HTMLImageElement): void {
  const caption = picture.closest('figure')?.querySelector('figcaption')?.textContent ?? ''
  const name = caption || picture.alt
  const copy = make('img', { src: picture.currentSrc || picture.src, alt: name })
  const dialog = make('dialog', { class: 'picture', 'aria-label': name }, copy)
  copy.addEventListener('click', () => dialog.close())
  showDialog(dialog)
}
