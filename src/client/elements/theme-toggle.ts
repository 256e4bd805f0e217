/** `<theme-toggle>`: the button that goes from automatic to light to dark and back. */
import { announce, word } from '../dom.ts'
import { chooseTheme, onThemeElsewhere, readTheme, type Theme } from '../theme-choice.ts'

const WORDS: { readonly [theme in Theme]: string } = {
  auto: 'themeAuto',
  light: 'themeLight',
  dark: 'themeDark',
}
const NEXT: { readonly [theme in Theme]: Theme } = { auto: 'light', light: 'dark', dark: 'auto' }

export class ThemeToggle extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('button')?.addEventListener('click', () => this.advance())
    onThemeElsewhere(() => this.label(readTheme()))
    this.label(readTheme())
  }

  /** Goes to the next theme; also what the key `t` does. */
  advance(): void {
    const theme = NEXT[readTheme()]
    chooseTheme(theme)
    this.label(theme)
    announce(this.querySelector('button')?.title ?? '')
  }

  private label(theme: Theme): void {
    const button = this.querySelector('button')
    if (button === null) return
    button.title = `${word('theme')}: ${word(WORDS[theme])}`
    button.setAttribute('aria-label', button.title)
  }
}
