/** What makes two tags one: case does not matter (TAG-5). */
export function tagKey(tag: string): string {
  return tag.normalize('NFC').toLowerCase()
}
