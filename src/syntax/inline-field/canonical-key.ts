/** The key under which fields are compared: lower case, blanks replaced by hyphens (INF-13). */
export function canonicalKey(key: string): string {
  return key.trim().toLowerCase().replace(/\s+/g, '-')
}
