import type { Schema } from 'hast-util-sanitize'

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '')

/**
 * What raw HTML in a note may be (HTM-1, HTM-4, trust.md 4.4): text markup, tables, media and frames.
 * No scripts, styles, forms, SVG or MathML: foreign content is where sanitisers have been broken.
 *
 * @param marker attribute by which elements made from Markdown find their properties again
 */
export function sanitiseSchema(marker: string): Schema {
  return {
    tagNames: words(`
      h1 h2 h3 h4 h5 h6 p br hr b i u strong em s strike del ins sub sup kbd samp var code tt pre q blockquote
      cite abbr dfn mark small big font center span div section article aside header footer nav main address
      ul ol li dl dt dd table caption colgroup col thead tbody tfoot tr th td figure figcaption img picture
      source a details summary ruby rt rp rb time wbr bdo bdi input audio video track iframe hgroup data`),
    attributes: {
      '*': [
        marker,
        ...words(`className id style title lang dir align width height colSpan rowSpan headers scope abbr
          hidden ariaLabel ariaHidden role dateTime cite color`),
      ],
      a: ['href'],
      img: words('src srcSet alt loading'),
      source: words('src srcSet type media'),
      audio: words('src controls loop muted preload'),
      video: words('src controls loop muted poster preload'),
      track: words('src kind srcLang label default'),
      iframe: words('src allowFullScreen'),
      ol: words('start reversed type'),
      li: ['value'],
      details: ['open'],
      input: [['type', 'checkbox'], 'checked', ['disabled', true]],
      td: ['vAlign'],
      th: ['vAlign'],
      data: ['value'],
    },
    required: { input: { type: 'checkbox', disabled: true } },
    ancestors: Object.fromEntries(words('tbody td tfoot th thead tr').map((name) => [name, ['table']])),
    strip: words(
      'script style template noscript svg math object embed applet noembed noframes xmp plaintext title',
    ),
    clobber: ['id', 'name'],
    clobberPrefix: 'user-content-',
    // Addresses are judged by `readDestination`, in one place for Markdown and HTML.
    protocols: {},
    allowComments: false,
    allowDoctypes: false,
  }
}
