/** LiquidJS behind a closed door: templates reach the data they are given and nothing else (TR-17). */
import { CaptureTag, type Context, Liquid, type Template } from 'liquidjs'
import { SafeHtml } from '../html/safe-html.ts'
import { createFilters, outputText } from './filters.ts'

/** Objects that templates can make in one rendering (LiquidJS's units, about characters): counted, not timed. */
const MEMORY_LIMIT = 100_000_000

/** Creates an instance whose partials come from `parsed` and from nowhere else. */
export function createLiquid(parsed: ReadonlyMap<string, Template[]>): Liquid {
  const liquid = new Liquid({
    // Everything that is there is in the cache already, so nothing is ever looked up behind it.
    templates: Object.create(null),
    cache: {
      // LiquidJS's keys say what a template is used for before its name: `partials:`, `layouts:`.
      read: (key) => parsed.get(key.slice(key.indexOf(':') + 1)),
      write: () => {},
      remove: () => {},
    },
    outputEscape: outputText,
    strictVariables: true,
    strictFilters: true,
    lenientIf: true,
    ownPropertyOnly: true,
    timezoneOffset: 0,
    locale: 'en',
    memoryLimit: MEMORY_LIMIT,
  })
  for (const name of Object.keys(liquid.filters)) delete liquid.filters[name]
  for (const [name, filter] of createFilters()) liquid.registerFilter(name, filter)
  liquid.registerTag('capture', CaptureHtml)
  return liquid
}

/** What is captured has been escaped on its way; it must not be escaped again when it is printed. */
export class CaptureHtml extends CaptureTag {
  override *render(context: Context): Generator<unknown, void, string> {
    const html = yield this.liquid.renderer.renderTemplates(this.templates, context)
    context.bottom()[this.variable] = new SafeHtml(html)
  }
}
