/** The help texts, made from the tables that parse the command line. */
import { OPTIONS } from './options.ts'
import { COMMANDS, type Command } from './table.ts'

/** The help of Lectern, or of one command. */
export function helpText(command: Command | null): string {
  return command === null ? generalHelp() : commandHelp(command)
}

function generalHelp(): string {
  const rows = COMMANDS.map((command) => [
    [command.name, command.argument].filter((word) => word !== null).join(' '),
    command.summary + (command.aliases.length > 0 ? ` (also: ${command.aliases.join(', ')})` : ''),
  ])
  return [
    'lectern: makes a website from a folder of Obsidian notes',
    '',
    'Usage: lectern <command> [options]',
    '',
    ...table(rows),
    '',
    ...table([
      ['<command> --help', 'shows what a command can do'],
      ['--version', 'prints the version'],
    ]),
    '',
  ].join('\n')
}

function commandHelp(command: Command): string {
  const usage = ['lectern', command.name, command.argument, '[options]'].filter((word) => word !== null)
  const rows = command.options.map((name) => {
    const option = OPTIONS[name]
    const short = 'short' in option ? `-${option.short}, ` : '    '
    return [`${short}--${name}${'value' in option ? ` ${option.value}` : ''}`, option.help]
  })
  const aliases = command.aliases.map((alias) => `lectern ${alias}`).join(', ')
  return [
    `lectern ${command.name}: ${command.summary}`,
    '',
    `Usage: ${usage.join(' ')}`,
    ...(aliases === '' ? [] : [`Also:  ${aliases}`]),
    '',
    ...table(rows),
    '',
  ].join('\n')
}

function table(rows: readonly (readonly string[])[]): string[] {
  const width = Math.max(...rows.map(([left = '']) => left.length))
  return rows.map(([left = '', right = '']) => `  ${left.padEnd(width)}  ${right}`)
}
