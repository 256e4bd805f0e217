/** The colours of the theme as Mermaid wants them. */
import { make } from '../dom.ts'

export type Scheme = 'light' | 'dark'

/** True while the page is shown in the dark theme. */
export function isDark(): boolean {
  const chosen = document.documentElement.dataset.theme
  return chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
}

/** Calls back when the theme of the page changes. */
export function onSchemeChange(react: () => void): void {
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', react)
  new MutationObserver(react).observe(document.documentElement, { attributeFilter: ['data-theme'] })
}

/** Kinds of things in one diagram are told apart by these, thinned with paper. */
const HUES = ['function', 'string', 'value', 'keyword', 'type', 'property'] as const

/** Mermaid's variables, by the custom properties of the style sheet in one of its two themes. */
export function themeVariables(scheme: Scheme): { readonly [name: string]: string | boolean } {
  const read = propertyReader(scheme)
  const ink = read('var(--color-ink)')
  const edge = read('var(--color-edge)')
  const paper = read('var(--color-paper)')
  const raised = read('var(--color-raised)')
  const share = scheme === 'dark' ? 38 : 26
  const tints = HUES.map((hue) =>
    read(`color-mix(in srgb, var(--code-${hue}) ${share}%, var(--color-paper))`),
  )
  return {
    darkMode: scheme === 'dark',
    background: paper,
    primaryColor: raised,
    primaryTextColor: ink,
    primaryBorderColor: edge,
    secondaryColor: read('var(--color-target)'),
    tertiaryColor: paper,
    lineColor: read('var(--color-soft)'),
    textColor: ink,
    edgeLabelBackground: paper,
    clusterBkg: paper,
    clusterBorder: edge,
    noteBkgColor: read('var(--color-mark)'),
    noteTextColor: ink,
    noteBorderColor: edge,
    pieStrokeColor: edge,
    pieOuterStrokeColor: edge,
    pieStrokeWidth: '1px',
    pieOuterStrokeWidth: '1px',
    fontSize: '15px',
    ...numbered('pie', tints, 12, 1),
    ...numbered('cScale', tints, 12, 0),
    ...numbered('cScaleLabel', [ink], 12, 0),
    ...numbered('git', tints, 8, 0),
    ...numbered('gitBranchLabel', [ink], 8, 0),
    ...numbered('fillType', tints, 8, 0),
  }
}

/** `count` variables of one name, numbered from `first`. */
function numbered(
  name: string,
  values: readonly string[],
  count: number,
  first: number,
): { readonly [name: string]: string } {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `${name}${index + first}`,
      values[index % values.length] ?? '',
    ]),
  )
}

/** The colour of links in one of the two themes. */
export function linkColor(scheme: Scheme): string {
  return propertyReader(scheme)('var(--color-link)')
}

/** The face of the furniture, in which diagrams are lettered. */
export function diagramFont(): string {
  return getComputedStyle(document.body).fontFamily
}

/** Reads colours of the style sheet as plain numbers: Mermaid calculates with them. */
function propertyReader(scheme: Scheme): (value: string) => string {
  const pixel = make('canvas', { width: '1', height: '1' }).getContext('2d', { willReadFrequently: true })
  return (value) => {
    const probe = make('span', { hidden: '' })
    probe.style.colorScheme = scheme
    probe.style.color = value
    // A drawing whose boxes and words all had the reader's one colour for text would be black.
    probe.style.setProperty('forced-color-adjust', 'none')
    document.body.append(probe)
    const color = getComputedStyle(probe).color
    probe.remove()
    if (pixel === null) return color
    pixel.clearRect(0, 0, 1, 1)
    pixel.fillStyle = color
    pixel.fillRect(0, 0, 1, 1)
    const [red = 0, green = 0, blue = 0] = pixel.getImageData(0, 0, 1, 1).data
    return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`
  }
}
