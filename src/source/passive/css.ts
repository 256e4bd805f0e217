/**
 * Whether style rules load nothing and run nothing (trust.md 4.3): references only into the own file, or to
 * pictures and fonts that are part of it.
 */
export function isPassiveCss(css: string): boolean {
  // An escape could spell any of the words below.
  if (css.includes('\\')) return false
  const rules = css.toLowerCase()
  if (LOADERS.test(rules)) return false
  for (let at = rules.indexOf('url('); at !== -1; at = rules.indexOf('url(', at + 4)) {
    OWN_ADDRESS.lastIndex = at + 4
    if (!OWN_ADDRESS.test(rules)) return false
  }
  return true
}

/** Whatever fetches by something else than `url(`, and what old browsers ran as code. */
const LOADERS =
  /@import|@namespace|@charset|image-set\s*\(|cross-fade\s*\(|(?:^|[^\w-])(?:src|image|element)\s*\(|expression\s*\(|behaviou?r\s*:|-moz-binding|javascript:/

const OWN_ADDRESS =
  /\s{0,8}["']?\s{0,8}(?:#|data:(?:image\/(?:png|gif|jpeg|webp|avif)|(?:application\/)?(?:x-)?font[/-][\w+.-]{1,40})(?:;charset=utf-8)?;base64,)/y
