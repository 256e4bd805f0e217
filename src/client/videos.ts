/** Videos of other sites: nothing is asked of them before a click (SRC-8, TR-41). */
import { inProse, make, word } from './dom.ts'

const PLAYERS: ReadonlyMap<string | undefined, { readonly name: string; readonly url: string }> = new Map([
  ['youtube', { name: 'YouTube', url: 'https://www.youtube-nocookie.com/embed/' }],
  ['vimeo', { name: 'Vimeo', url: 'https://player.vimeo.com/video/' }],
])

/** Adds a button to each video that has a player. */
export function offerVideos(): void {
  for (const video of inProse('.video-embed')) {
    const player = PLAYERS.get(video.dataset.provider)
    const id = video.dataset.id ?? ''
    if (player === undefined || !/^[\w-]{4,20}$/.test(id)) continue
    const button = make(
      'button',
      { class: 'video-play', type: 'button' },
      word('playVideo').replace('{}', player.name),
    )
    const title = video.textContent?.trim() ?? ''
    button.addEventListener('click', () => {
      const frame = make('iframe', {
        src: `${player.url}${id}?autoplay=1`,
        title,
        allow: 'autoplay; fullscreen; picture-in-picture',
        sandbox: 'allow-scripts allow-same-origin allow-presentation',
        referrerpolicy: 'strict-origin-when-cross-origin',
      })
      frame.allowFullscreen = true
      button.replaceWith(frame)
      frame.focus()
    })
    video.append(button)
  }
}
