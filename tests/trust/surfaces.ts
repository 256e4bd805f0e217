/** A note in which one text stands in every place where a text can stand. */
export function noteWith(text: string): string {
  const value = JSON.stringify(text)
  const line = text.replace(/[\r\n]/g, ' ')
  const frontmatter = [
    'title',
    'description',
    'cssclasses',
    'permalink',
    'image',
    'cover',
    'lang',
    'date',
    'author',
    'type',
    'source',
  ].map((key) => `${key}: ${value}`)
  const lists = ['aliases', 'tags', 'keywords'].map((key) => `${key}: [${value}]`)
  return [
    '---',
    ...frontmatter,
    ...lists,
    `${value}: ${value}`,
    '---',
    ...BODY.flatMap((surface) => ['', surface(line)]),
    '',
  ].join('\n')
}

const BODY: readonly ((text: string) => string)[] = [
  (t) => t,
  (t) => `words ${t} words`,
  (t) => `# ${t}`,
  (t) => `## ${t}\n[[#${t}]]`,
  (t) => `**${t}** *${t}* ~~${t}~~ ==${t}==`,
  (t) => `- ${t}\n- [ ] ${t}\n- [${t}] x\n1. ${t}`,
  (t) => `> ${t}`,
  (t) => `> [!note] ${t}\n> ${t}`,
  (t) => `> [!${t}]- title\n> body`,
  (t) => `> [!note|${t}] title`,
  (t) => `\`${t}\``,
  (t) => `\`\`\`${t}\n${t}\n\`\`\``,
  (t) => `\`\`\`js title="${t}" {${t}}\n${t}\n\`\`\``,
  (t) => `~~~mermaid\n${t}\n~~~`,
  (t) => `    ${t}`,
  (t) => `$${t}$ and $$${t}$$`,
  (t) => `$$\n${t}\n$$`,
  (t) => `$$${t}\n${t}\n$$ ^${t}`,
  (t) => `key:: ${t}\n${t}:: value`,
  (t) => `[key:: ${t}] (key:: ${t}) [${t}:: value]`,
  (t) => `References:: [[${t}]], [${t}](${t}), ${t}`,
  (t) => `x[^${t}] y[^1] z^[${t}]\n\n[^1]: ${t}\n\n[^${t}]: ${t}`,
  (t) => `[[${t}]] [[${t}|x]] [[Home|${t}]] [[Home#${t}]] [[Home#^${t}]]`,
  (t) =>
    `![[${t}]]\n\n![[picture.png|${t}]]\n\n![[Home#${t}]]\n\n![[${t}.pdf#height=${t}]]\n\n![[sound.mp3#${t}]]`,
  (t) =>
    `[${t}](https://example.org) [x](${t}) [x](<${t}>) [x](https://example.org "${t}") [x](Home.md "${t}")`,
  (t) =>
    `![${t}](https://example.org/x.png) ![x](${t}) ![x](<${t}>) ![x](picture.png "${t}") ![x|${t}](picture.png)`,
  (t) => `[x][r] [${t}][r] [${t}] ![${t}][r]\n\n[r]: ${t} "${t}"\n\n[${t}]: ${t}`,
  (t) => `<${t}> https://example.org/${t} www.example.org/${t}`,
  (t) => `#${t} #tag/${t}`,
  (t) => `block ^${t}`,
  (t) => `%%${t}%%`,
  (t) => `| ${t} | b |\n| - | - |\n| c | ${t} |`,
  (t) => `<p title="${t}" class="${t}" id="${t}" style="${t}">x</p>`,
  (t) => `<p title='${t}' style='color: ${t}'>x</p>`,
  (t) => `<a href="${t}">x</a> <img src="${t}" alt="${t}"> <iframe src="${t}"></iframe>`,
  (t) => `<video src="${t}" poster="${t}"></video> <source srcset="${t}"> <q cite="${t}">x</q>`,
  (t) => `<div>${t}</div>\n\n<table><tr><td>${t}</table>\n\n<b>${t}</b>`,
  (t) =>
    `<svg>${t}</svg> <math>${t}</math> <style>${t}</style> <noscript>${t}</noscript> <template>${t}</template>`,
]

/** A file name made of a text, or null if no file can have it. */
export function fileName(text: string): string | null {
  const name = text.replace(/[/\0\ud800-\udfff]/g, '_').slice(0, 100)
  return name.startsWith('.') || name.trim() === '' ? null : name
}
