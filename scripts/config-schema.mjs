// The JSON Schema of `lectern.config.json` with a description and a default for each setting, for editors. The
// words are the comments of the configuration's types: the guide is made from them, too.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readInterfaces } from './docs/interfaces.mjs'

/** Adds descriptions and defaults to the schema that the code makes. */
export function describeSchema(root, schema, { defaults, catalogue }) {
  const interfaces = ['src/config/user-config.ts', 'src/config/config.ts'].flatMap((path) =>
    readInterfaces(readFileSync(join(root, path), 'utf8')),
  )
  const membersOf = (name) => interfaces.find((one) => one.name === name)?.members ?? []
  const codes = Object.entries(catalogue).map(([name, { meaning }]) => ({
    name,
    doc: meaning,
    members: null,
  }))
  const settings = membersOf('UserConfig').map((member) => {
    if (member.name === 'limits') return { ...member, members: membersOf('Limits') }
    return member.name === 'severity' ? { ...member, members: codes } : member
  })
  return describeObject(schema, settings, defaults)
}

function describeObject(schema, members, defaults) {
  const properties = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const member = members.find((one) => one.name === name)
    const value = defaults?.[name]
    const below = member?.members ? describeObject(property, member.members, value) : property
    const description = member?.doc ? { description: member.doc } : {}
    const isValue = member?.members == null && value !== null && value !== undefined
    return [name, { ...description, ...below, ...(isValue ? { default: value } : {}) }]
  })
  return { ...schema, properties: Object.fromEntries(properties) }
}
