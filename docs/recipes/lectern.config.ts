import { defineConfig } from 'lectern'

export default defineConfig({
  title: 'Linear algebra',
  vault: 'notes',
  baseUrl: 'https://example.org/linear-algebra/',
  nav: [{ text: 'Syllabus', link: 'syllabus.html' }],
  theme: { colors: { 'color-accent': '#8a3b12' } },
})
