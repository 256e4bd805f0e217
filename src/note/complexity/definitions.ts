import { parse, preprocess } from 'micromark'
import type { Construct, Extension } from 'micromark-util-types'

/** The labels that a note defines, for links and for footnotes, as the parser compares them. */
export interface Labels {
  readonly links: Set<string>
  readonly footnotes: Set<string>
}

/** Starts a collection of labels. */
export function createLabels(): Labels {
  return { links: new Set(), footnotes: new Set() }
}

/** Adds the labels that a stretch of a note defines. */
export function collectLabels(text: string, extensions: Extension[], labels: Labels): void {
  if (!text.includes(']:')) return
  const parser = parse({ extensions })
  parser.document().write(preprocess()(text, undefined, true))
  for (const label of parser.defined) labels.links.add(label)
  for (const label of parser.gfmFootnotes ?? []) labels.footnotes.add(label)
}

/** Whether no label is defined. */
export function areEmpty(labels: Labels): boolean {
  return labels.links.size + labels.footnotes.size === 0
}

/**
 * An extension by which the parser of one stretch knows the labels of the whole note: a reference is one only if
 * its label is defined. It matches nothing; it is called at the first line, before any inline text is read.
 */
export function knownLabels(labels: Labels): Extension {
  const primed = new WeakSet<object>()
  const construct: Construct = {
    name: 'knownLabels',
    tokenize(_effects, _ok, nok) {
      const { parser } = this
      if (!primed.has(parser)) {
        primed.add(parser)
        // Nothing is defined yet at the first line.
        parser.defined = [...labels.links]
        parser.gfmFootnotes = [...labels.footnotes]
      }
      return nok
    },
  }
  return { document: { null: construct } }
}
