/** A vault with private text in every place where private text can stand. Public words are `shown…`. */
import { canary } from './canaries.ts'

/** What a private note is made of: every kind of content, each with a word of its own. */
export function privateNote(kind: string, frontmatter: string): string {
  const word = (part: string) => canary(`${kind}${part}`)
  return `---
${frontmatter}
title: ${word('title')}
aliases: [${word('alias')}]
tags: [${word('tag')}]
description: ${word('description')}
image: ${word('image')}.png
course: ${word('property')}
permalink: ${word('permalink')}
---

# ${word('heading')}

${word('body')} #${word('inlinetag')} [[Shown|${word('linktext')}]] ![[${word('image')}.png]]

- ${word('item')} ^${word('block')}

> [!${word('callout')}] ${word('callouttitle')}
> ${word('quote')}

key:: ${word('field')}

References:: [${word('source')}](https://${word('host')}.example/)

\`\`\`${word('language')}
${word('code')}
\`\`\`

$$${word('formula')}$$

Foot[^1]

[^1]: ${word('footnote')}
`
}

/** All the ways in which a note is private, by its path. */
export const PRIVATE: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['no', 'publish: false'],
    ['quotedno', 'publish: "No"'],
    ['zero', 'PUBLISH: 0'],
    ['typo', 'publish: flase'],
    ['list', 'publish: [false]'],
    ['draft', 'draft: true'],
    ['draftword', 'draft: soon'],
    ['both', 'publish: true\ndraft: yes'],
    ['broken', 'publish: false\nbad: [unclosed'],
    ['brokendraft', 'draft: true\n\tbad: tab'],
    ['bomb', `publish: false\na: &a [1]\nb: [${'*a,'.repeat(200)}]`],
  ].map(([kind = '', frontmatter = '']) => [
    `Some/${canary(`${kind}name`)}.md`,
    privateNote(kind, frontmatter),
  ]),
)

/** Notes that do not exist for the site, or cannot be read. */
export const UNSEEN: Readonly<Record<string, string | Buffer>> = {
  [`.${canary('dotfile')}.md`]: privateNote('dotfile', ''),
  [`.obsidian/${canary('dotfolder')}.md`]: privateNote('dotfolder', ''),
  [`Ignored/${canary('ignoredname')}.md`]: privateNote('ignored', ''),
  [`Some/${canary('largename')}.md`]: privateNote('large', '') + 'x '.repeat(1_100_000),
  [`Some/${canary('binaryname')}.md`]: Buffer.concat([Buffer.from(canary('binary')), Buffer.alloc(5000)]),
  [`Some/${canary('unclosedname')}.md`]: `---\npublish: false\n${canary('unclosedbody')}\n`,
  [`${canary('folder')}/${canary('only')}.md`]: privateNote('infolder', 'publish: false'),
  [`${canary('imagefolder')}/${canary('unusedimage')}.png`]: canary('unusedimagebytes'),
  '.env': canary('env'),
  'lectern.config.json': `{"title": "${canary('config')}"}`,
}

/** Attachments that only private notes use. */
export const ATTACHMENTS: Readonly<Record<string, string>> = Object.fromEntries(
  [...Object.keys(PRIVATE)].map((file) => {
    const kind = file.slice('Some/qzx'.length, -'namexzq.md'.length)
    return [`${canary(`${kind}image`)}.png`, canary(`${kind}imagebytes`)]
  }),
)

/** A public note that meets every private one in every way; its own words may be shown, nothing else. */
export function publicNote(): string {
  const links = Object.keys(PRIVATE).map((file, i) => {
    const name = file.slice(0, -3)
    const base = name.slice('Some/'.length)
    return [
      `[[${name}|shown${i}]] [[${base}#heading|shown]] [shown](${file}) [shown](<${file}#x> "title")`,
      `![[${base}]]`,
      `![[${base}#heading]]`,
      `![shown](${file})`,
      `<a href="${file}">shown</a> <img src="${file}" alt="shown"> <video src="${file}" poster="${file}"></video>`,
      `[shown][r${i}]\n\n[r${i}]: ${file}`,
      `References:: [[${base}|shown]]`,
      `key${i}:: [[${base}|shown]]`,
      `> [!note] [[${base}|shown]]\n> ![[${base}]]`,
      `| [[${base}\\|shown]] |\n| - |\n| ![[${base}]] |`,
      `Foot^[see [[${base}|shown]]]`,
    ].join('\n\n')
  })
  return `---
title: Shown
tags: [shown]
description: shown
---

shown text %%${canary('comment')}%% more <!-- ${canary('htmlcomment')} --> more

%%
${canary('blockcomment')}

# ${canary('commentheading')} #${canary('commenttag')} [[${canary('commentlink')}]]
%%

<!--
${canary('htmlblock')}
-->

<div data-x="${canary('data')}" hidden>shown</div>

a %%b ${canary('spanning')}

c ${canary('spanned')} %% d

${links.join('\n\n')}

| ${'a|'.repeat(200)}
|${'-|'.repeat(200)}
${canary('toocomplex').replace('qzx', '<!-- qzx').replace('xzq', 'xzq -->')} shown

%%
${canary('unclosedcomment')}
`
}
