/** Where the search keeps what it makes on the way to its files: texts by the digest of their contents. */
export interface Shelf {
  /** The digest of a text: equal digests mean equal texts. */
  digest(text: string): string
  /** Keeps a text and answers its digest. */
  put(text: string): string
  /** The text with a digest; fails if it is not there. */
  get(digest: string): string
}
