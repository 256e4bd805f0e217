/** Source → a drawing, by Mermaid in its strictest mode (TR-13, trust.md 4.4). */
import mermaid from 'mermaid'
import { make } from '../dom.ts'
import { diagramFont, linkColor, type Scheme, themeVariables } from './colors.ts'

export interface Drawing {
  /** An SVG document. */
  readonly svg: string
  /** The same as an element, without its style sheet. */
  readonly root: SVGElement
  /** In CSS pixels. */
  readonly width: number
  readonly height: number
  /** What the author says that it shows (`accTitle`, `accDescr`). */
  readonly title: string
}

/**
 * What would make a diagram load something, if only while it is laid out, and elements that Mermaid takes apart in a
 * document of its own, where the policy of the page has to stop them.
 */
const LOADING =
  /\bimg\s*:|url\s*\(|sprite|@import|image-set|<\s*(?:img|image|use|iframe|object|embed|style|link|base|meta|script)\b|(?:style|classDef|init|css)[^\n]*\\/i

/**
 * Draws a diagram; null if its source cannot be read or asks for files.
 *
 * @param width of the column, in CSS pixels: some kinds of diagrams fill it
 */
export async function drawDiagram(source: string, scheme: Scheme, width: number): Promise<Drawing | null> {
  if (LOADING.test(source)) return null
  configure(scheme)
  const styles = takeStyles()
  // The elements live in the page while they are measured.
  const ruler = make('div', { class: 'diagram-ruler' })
  ruler.style.width = `${width}px`
  document.body.append(ruler)
  try {
    const { svg } = await mermaid.render('lectern-diagram', source, ruler)
    return drawingOf(svg, styles.rules())
  } catch {
    return null
  } finally {
    ruler.remove()
    styles.release()
  }
}

function configure(scheme: Scheme): void {
  const fontFamily = diagramFont()
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    suppressErrorRendering: true,
    htmlLabels: false,
    flowchart: { htmlLabels: false, useMaxWidth: false },
    deterministicIds: true,
    theme: 'base',
    themeVariables: { ...themeVariables(scheme), fontFamily },
    themeCSS: `.node.internal-link :is(text, tspan) { fill: ${linkColor(scheme)}; text-decoration: underline; }`,
    fontFamily,
    maxTextSize: 50_000,
    maxEdges: 500,
    // What a diagram may not change by its own directives.
    secure: [
      'secure',
      'securityLevel',
      'startOnLoad',
      'htmlLabels',
      'flowchart',
      'themeCSS',
      'themeVariables',
      'fontFamily',
      'altFontFamily',
      'maxTextSize',
      'maxEdges',
      'suppressErrorRendering',
    ],
  })
}

/**
 * Mermaid puts a style sheet into its drawing before it measures, which the policy of the pages refuses. So an
 * empty element stands there, the document adopts the rules meanwhile, and the finished picture gets them back.
 */
function takeStyles(): { readonly rules: () => string; readonly release: () => void } {
  let rules = ''
  const sheet = new CSSStyleSheet()
  document.adoptedStyleSheets.push(sheet)
  const original = document.createElement
  document.createElement = (name: string, options?: ElementCreationOptions): HTMLElement => {
    const element = original.call(document, name === 'style' ? 'metadata' : name, options)
    if (name === 'style') {
      Object.defineProperty(element, 'innerHTML', {
        set: (text: string) => {
          rules = text
          sheet.replaceSync(text)
        },
      })
    }
    return element
  }
  return {
    rules: () => rules,
    release: () => {
      document.createElement = original
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
    },
  }
}

function drawingOf(markup: string, rules: string): Drawing | null {
  const root = new DOMParser().parseFromString(markup, 'text/html').querySelector('svg')
  if (root === null) return null
  const [, , width = 0, height = 0] = (root.getAttribute('viewBox') ?? '').split(/[\s,]+/).map(Number)
  if (!(width > 0 && height > 0)) return null
  root.setAttribute('width', String(width))
  root.setAttribute('height', String(height))
  root.removeAttribute('style')
  const words = [...root.querySelectorAll(':scope > title, :scope > desc')].map((part) => part.textContent)
  const svg = new XMLSerializer().serializeToString(root)
  const style = `<style>${rules.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</style>`
  return {
    svg: svg.replace(/(?=<\/svg>$)/, () => style),
    root,
    width: Math.ceil(width),
    height: Math.ceil(height),
    title: words.join('. '),
  }
}
