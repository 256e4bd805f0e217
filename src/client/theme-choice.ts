/** The reader's choice of theme; `auto` follows the system and is what an empty storage means. */
export type Theme = 'auto' | 'light' | 'dark'

const KEY = 'lectern:theme'

/** The stored choice; `auto` where storage is closed (private windows, pages opened from disk). */
export function readTheme(): Theme {
  try {
    const value = localStorage.getItem(KEY)
    return value === 'light' || value === 'dark' ? value : 'auto'
  } catch {
    return 'auto'
  }
}

/** Stores a choice and applies it to this page. */
export function chooseTheme(theme: Theme): void {
  const root = document.documentElement
  if (theme === 'auto') delete root.dataset.theme
  else root.dataset.theme = theme
  try {
    if (theme === 'auto') localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, theme)
  } catch {
    // The choice still holds for this page.
  }
}

/** Calls back when another tab or window of the site chooses a theme. */
export function onThemeElsewhere(react: () => void): void {
  addEventListener('storage', (event) => {
    if (event.key !== KEY) return
    chooseTheme(readTheme())
    react()
  })
}
