/** HTML that may be printed as it is: made by a serialiser or an escaper, never by joining user text. */
export class SafeHtml {
  readonly html: string

  constructor(html: string) {
    this.html = html
  }

  toString(): string {
    return this.html
  }
}
