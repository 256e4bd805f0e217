/** HTML that may be printed as it is: made by a serialiser or an escaper, never by joining user text. */
export class SafeHtml {
  readonly html: string

  constructor(html: string) {
    this.html = html
  }

  toString(): string {
    return this.html
  }

  /** As JSON it is no text, so that it can be told from one when it is read again. */
  toJSON(): { readonly [HTML_KEY]: string } {
    return { [HTML_KEY]: this.html }
  }
}

/** No view has such a key of its own, so no text of an author can pass for HTML. */
const HTML_KEY = '\0html'

/** The HTML that an object in a value read from JSON stands for, or null for any other object. */
export function htmlFromJson(value: object): string | null {
  const html = HTML_KEY in value ? value[HTML_KEY] : null
  return typeof html === 'string' ? html : null
}
