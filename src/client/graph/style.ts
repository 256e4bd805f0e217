/** The colours of the theme for the two canvases. */
import { make } from '../dom.ts'
import type { LabelStyle } from './labels.ts'
import type { Palette, Rgba } from './renderer.ts'

/** Reads the colours as they are now. */
export function readStyle(): { readonly palette: Palette; readonly labels: LabelStyle } {
  const probe = make('span', { hidden: '' })
  document.body.append(probe)
  const css = (name: string): string => {
    probe.style.color = `var(${name})`
    return getComputedStyle(probe).color
  }
  const style = {
    palette: {
      node: rgba(css('--color-soft'), 1),
      faint: rgba(css('--color-edge'), 0.28),
      accent: rgba(css('--color-accent'), 1),
      line: rgba(css('--color-edge'), 0.22),
    },
    labels: {
      ink: css('--color-ink'),
      paper: css('--color-paper'),
      font: `12px ${getComputedStyle(document.body).fontFamily}`,
    },
  }
  probe.remove()
  return style
}

function rgba(color: string, alpha: number): Rgba {
  const pen = make('canvas', { width: '1', height: '1' }).getContext('2d', { willReadFrequently: true })
  if (pen === null) return [0.5, 0.5, 0.5, alpha]
  pen.fillStyle = color
  pen.fillRect(0, 0, 1, 1)
  const [red = 0, green = 0, blue = 0] = pen.getImageData(0, 0, 1, 1).data
  return [red / 255, green / 255, blue / 255, alpha]
}
