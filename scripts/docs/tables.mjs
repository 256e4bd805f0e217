// The generated parts of the guide, by name: what the code says about itself → Markdown.

/** What a page can ask for with `<!-- begin: name words… -->`. */
export const REGIONS = {
  file: (facts, path) => fence(languageOf(path), facts.read(`docs/${path}`).trimEnd()),
  codes: ({ catalogue }) =>
    table(
      ['Code', 'Usually', 'What it means'],
      Object.entries(catalogue).map(([code, { severity, meaning }]) => [ticks(code), severity, meaning]),
    ),
  command,
  settings,
  limits: ({ limits, defaults }) =>
    table(
      ['Limit', 'Default', 'What it bounds'],
      (limits?.members ?? []).map(({ name, doc }) => [ticks(name), String(defaults.limits[name]), doc]),
    ),
  views,
  filters: ({ filters }) => `${filters.map(ticks).join(', ')}.`,
  words: ({ words }) =>
    table(
      ['Word', 'In English'],
      Object.entries(words).flatMap(([name, text]) =>
        typeof text === 'string' ? [[ticks(`words.${name}`), text]] : groupOfWords(name, text),
      ),
    ),
  languages: ({ languages }) => `${languages.map(ticks).join(', ')}.`,
  tokens,
}

function command({ commands, options }, name) {
  const found = commands.find((one) => one.name === name)
  if (found === undefined) throw new Error(`There is no command “${name}”.`)
  const usage = ['lectern', found.name, found.argument, '[options]'].filter((word) => word !== null)
  const aliases = found.aliases.map((alias) => ticks(`lectern ${alias}`)).join(', ')
  const rows = found.options.map((option) => {
    const { short, value, help } = options[option]
    const long = `--${option}${value === undefined ? '' : ` ${value}`}`
    return [ticks(short === undefined ? long : `-${short}, ${long}`), help]
  })
  const also = aliases === '' ? '' : ` Also called ${aliases}.`
  const lead = `${ticks(usage.join(' '))} ${found.summary}.${also}`
  return `${lead}\n\n${table(['Option', 'Meaning'], rows)}`
}

/** The settings named, with all that stands below them. */
function settings({ userConfig, defaults }, ...names) {
  const rows = names.flatMap((name) => {
    const member = userConfig?.members.find((one) => one.name === name)
    if (member === undefined) throw new Error(`There is no setting “${name}”.`)
    return member.members === null
      ? [settingRow(name, member, defaults[name])]
      : member.members.map((one) =>
          settingRow(`${name}.${one.name}`, one, defaults[name]?.[one.name], member.doc),
        )
  })
  return table(['Setting', 'Meaning, type and default'], rows)
}

function settingRow(name, { type, doc }, value, groupDoc = '') {
  const isSet = value !== null && value !== undefined && JSON.stringify(value) !== '{}'
  // What a group is about says less than what its settings say.
  const meaning = doc === '' ? groupDoc : doc
  const usual = isSet ? `, by default ${ticks(JSON.stringify(value, null, 1).replaceAll(/\n\s*/g, ' '))}` : ''
  return [ticks(name), `${meaning === '' ? '' : `${meaning}<br>`}${ticks(type)}${usual}`]
}

/** A section for each interface: the kinds of pages, then the site, then what they are made of. */
function views({ views: all }) {
  const byName = new Map(all.map((view) => [view.name, view]))
  const isPage = ({ bases }) => bases.includes('PageBase')
  const rank = (view) => (view.name === 'PageBase' ? 0 : isPage(view) ? 1 : view.name === 'SiteView' ? 2 : 3)
  const sorted = [...all].sort((a, b) => rank(a) - rank(b))
  return sorted
    .map((view) => {
      const bases = view.bases.map((base) => linked(base, byName)).join(', ')
      const rows = view.members.flatMap((member) => viewRows('', member, byName))
      const lead = [view.doc, bases === '' ? '' : `It has everything of ${bases} and:`]
      const text = lead.filter((part) => part !== '').join(' ')
      return `### ${view.name}\n\n${text === '' ? '' : `${text}\n\n`}${table(['Name', 'Type', 'Meaning'], rows)}`
    })
    .join('\n\n')
}

function viewRows(prefix, { name, type, doc, optional, members }, byName) {
  const path = `${prefix}${name}`
  if (members === null) {
    return [[ticks(path + (optional ? '?' : '')), linked(type, byName), doc]]
  }
  const isList = type.endsWith('[]')
  const isNullable = /\| null$/.test(type)
  const kind = `${isList ? 'list of objects' : 'object'}${isNullable ? ' or null' : ''}`
  const below = `${path}${isList ? '[]' : ''}.`
  return [[ticks(path), kind, doc], ...members.flatMap((member) => viewRows(below, member, byName))]
}

function linked(type, byName) {
  const name = /\w+View\b|\bPageBase\b/.exec(type)?.[0]
  return name !== undefined && byName.has(name) ? `[${ticks(type)}](#${name.toLowerCase()})` : ticks(type)
}

function groupOfWords(name, group) {
  // The words of the script are made of others and are no words themselves.
  if ('html' in group) return []
  return Object.entries(group).map(([key, text]) => [ticks(`words.${name}.${key}`), text])
}

/** Custom properties with their values in the light and the dark theme. */
function tokens({ tokens: css }) {
  const block = css.slice(css.indexOf(':root'), css.indexOf('The names that Obsidian'))
  const rows = [...block.matchAll(/^\s*--([\w-]+):\s*([^;]+);/gm)].map(([, name, value]) => {
    const text = value.replaceAll(/\s+/g, ' ').trim()
    const pair = /^light-dark\((.+?), ((?:rgb\(.*\)|[^,]+))\)$/.exec(text)
    return [ticks(`--${name}`), ...(pair === null ? [ticks(text), ''] : [ticks(pair[1]), ticks(pair[2])])]
  })
  return table(['Token', 'Light', 'Dark, if different'], rows)
}

function table(head, rows) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll(/(?<!\\)\|/g, '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

function ticks(text) {
  return `\`${text}\``
}

function fence(language, text) {
  return `\`\`\`${language}\n${text}\n\`\`\``
}

function languageOf(path) {
  const ending = path.slice(path.lastIndexOf('.') + 1)
  return { conf: 'nginx', sh: 'bash', yml: 'yaml', mjs: 'js' }[ending] ?? ending
}
