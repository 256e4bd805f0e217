/** `manifest.webmanifest`: the site's name, colours and icon, for readers who keep it on their home screen (WEB-1). */
export function manifest(title: string, lang: string): string {
  const data = {
    name: title,
    short_name: title,
    lang,
    start_url: 'index.html',
    display: 'minimal-ui',
    background_color: '#fdfcf9',
    theme_color: '#fdfcf9',
    icons: [{ src: 'favicon.svg', type: 'image/svg+xml', sizes: 'any' }],
  }
  return `${JSON.stringify(data, null, 2)}\n`
}
