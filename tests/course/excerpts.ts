import type { CheerioAPI } from 'cheerio'

/** The excerpts of a list of notes: `Title › heading path: words`, what is marked in asterisks. */
export function excerptsIn($: CheerioAPI, list: string): string[] {
  return $(`${list} > ul > li`)
    .toArray()
    .flatMap((item) => {
      const title = $(item).children('.backlink-title').text()
      return $(item)
        .children('.excerpt')
        .toArray()
        .map((excerpt) => {
          $(excerpt)
            .find('mark')
            .each((_, mark) => void $(mark).replaceWith(`*${$(mark).html()}*`))
          const path = $(excerpt).children('.excerpt-section').text().trim()
          const words = $(excerpt).children('div').text().replace(/\s+/g, ' ').trim()
          return `${[title, ...(path === '' ? [] : [path])].join(' › ')}: ${words}`
        })
    })
}
