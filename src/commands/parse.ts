/** Words of a command line → the command and its options; every mistake is named, with the nearest right word. */
import { parseArgs } from 'node:util'
import { UserError } from '../diagnostics/user-error.ts'
import { nearest } from '../lib/nearest.ts'
import { isOptionName, OPTIONS, type OptionName, type OptionValues } from './options.ts'
import { COMMANDS, type Command, type Invocation } from './table.ts'

export type CommandLine =
  | { readonly kind: 'run'; readonly command: Command; readonly invocation: Invocation }
  | { readonly kind: 'help'; readonly command: Command | null }
  | { readonly kind: 'version' }

/** Understands a command line. Throws `UserError` 2. */
export function parseCommandLine(words: readonly string[]): CommandLine {
  const { tokens } = parseArgs({
    args: [...words],
    options: { ...OPTIONS, version: { type: 'boolean', short: 'v' } },
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const options: { [name in OptionName]?: string | true } = {}
  const names: string[] = []
  let wantsVersion = false
  for (const token of tokens) {
    if (token.kind === 'positional') names.push(token.value)
    else if (token.kind !== 'option') continue
    else if (token.name === 'version') wantsVersion = true
    else if (!isOptionName(token.name)) throw unknownOption(token.rawName, findCommand(names[0]))
    else options[token.name] = optionValue(token.name, token)
  }
  if (wantsVersion) return { kind: 'version' }
  const [name, ...rest] = names
  if (name === undefined || name === 'help') {
    return { kind: 'help', command: rest[0] === undefined ? null : requireCommand(rest[0]) }
  }
  const command = requireCommand(name)
  if (options.help) return { kind: 'help', command }
  const foreign = (Object.keys(options) as OptionName[]).find((option) => !command.options.includes(option))
  if (foreign !== undefined) throw foreignOption(foreign, command)
  return {
    kind: 'run',
    command,
    invocation: { options: options as OptionValues, argument: argumentOf(command, rest) },
  }
}

interface Token {
  readonly rawName: string
  readonly value?: string | undefined
  readonly inlineValue?: boolean | undefined
}

function optionValue(name: OptionName, { rawName, value, inlineValue }: Token): string | true {
  const option = OPTIONS[name]
  if (option.type === 'boolean') {
    if (value !== undefined) throw new UserError(2, `The option ${rawName} takes no value.`)
    return true
  }
  // Without `=` a value that looks like an option is more likely a forgotten value.
  const isMissing =
    value === undefined || value === '' || (!inlineValue && value.length > 1 && value.startsWith('-'))
  if (isMissing) throw new UserError(2, `The option ${rawName} needs a value: ${rawName} ${option.value}.`)
  return value
}

function argumentOf(command: Command, rest: readonly string[]): string | null {
  const [argument = null, extra] = command.argument === null ? [null, rest[0]] : rest
  if (extra !== undefined) {
    throw new UserError(2, `“${extra}” is one word too many.`, `Try “lectern ${command.name} --help”.`)
  }
  if (argument === null && command.needsArgument) {
    throw new UserError(2, `“lectern ${command.name}” needs a ${command.argument}.`)
  }
  if (argument === '') throw new UserError(2, `The ${command.argument} is empty.`)
  return argument
}

function findCommand(name: string | undefined): Command | null {
  return COMMANDS.find((command) => command.name === name || command.aliases.includes(name ?? '')) ?? null
}

function requireCommand(name: string): Command {
  const command = findCommand(name)
  if (command !== null) return command
  const names = COMMANDS.flatMap((known) => [known.name, ...known.aliases])
  const guess = nearest(name, names)
  throw new UserError(
    2,
    `There is no command “${name}”.`,
    guess === null
      ? `The commands are ${COMMANDS.map((known) => known.name).join(', ')}.`
      : `Did you mean “${guess}”?`,
  )
}

function unknownOption(rawName: string, command: Command | null): UserError {
  const names = (command?.options ?? Object.keys(OPTIONS)).map((option) => `--${option}`)
  const guess = nearest(rawName, names)
  const help = command === null ? 'Try “lectern --help”.' : `Try “lectern ${command.name} --help”.`
  return new UserError(2, `There is no option ${rawName}.`, guess === null ? help : `Did you mean ${guess}?`)
}

function foreignOption(option: OptionName, command: Command): UserError {
  const others = COMMANDS.filter((other) => other.options.includes(option)).map((other) => other.name)
  return new UserError(
    2,
    `“lectern ${command.name}” has no option --${option}.`,
    `It belongs to ${others.join(', ')}.`,
  )
}
