import { expect, test } from 'vitest'
import { COMMANDS } from '../../src/commands/table.ts'
import { folder, lectern } from './lectern.ts'

test.each([
  ['biuld', 'There is no command “biuld”.', 'Did you mean “build”?'],
  ['frobnicate', 'There is no command “frobnicate”.', 'The commands are build, dev'],
  ['build --ouput x', 'There is no option --ouput.', 'Did you mean --output?'],
  ['build --zzzzzz', 'There is no option --zzzzzz.', 'lectern build --help'],
  ['build -x', 'There is no option -x.', ''],
  ['build --port 1', '“lectern build” has no option --port.', 'dev, preview'],
  ['build --output', 'The option --output needs a value: --output DIR.', ''],
  ['build --output --strict', 'The option --output needs a value', ''],
  ['build --strict=yes', 'The option --strict takes no value.', ''],
  ['build a b', '“b” is one word too many.', 'lectern build --help'],
  ['clean a', '“a” is one word too many.', ''],
  ['eject', '“lectern eject” needs a <template>.', ''],
  ['eject nte', 'There is no template “nte”.', 'Did you mean “note”?'],
  ['check --format jsno', 'There is no format “jsno”.', 'Did you mean “json”?'],
])('“%s” is a usage error that names the nearest right word', async (commandLine, message, help) => {
  const { code, stderr, stdout, request } = await lectern(commandLine, { cwd: folder({ 'notes/a.md': '' }) })
  expect({ code, stdout, request }).toEqual({ code: 2, stdout: '', request: null })
  expect(stderr).toContain(message)
  expect(stderr).toContain(help)
})

test.each(COMMANDS.flatMap((command) => [command.name, ...command.aliases]))(
  '“%s --help” explains the command',
  async (name) => {
    const { code, stdout } = await lectern(`${name} --help`, { cwd: '/' })
    expect(code).toBe(0)
    expect(stdout).toContain('Usage: lectern')
    expect(stdout).toContain('--help')
    expect(await lectern(`help ${name}`, { cwd: '/' })).toMatchObject({ stdout })
  },
)

test('help lists every command, and nothing is printed to stderr', async () => {
  for (const commandLine of ['', '--help', '-h', 'help']) {
    const { code, stdout, stderr } = await lectern(commandLine, { cwd: '/' })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    for (const { name } of COMMANDS) expect(stdout).toContain(name)
  }
})

test('--version prints the version', async () => {
  for (const commandLine of ['--version', '-v', 'build --version']) {
    expect((await lectern(commandLine, { cwd: '/' })).stdout).toMatch(/^\d+\.\d+\.\d+\S*\n$/)
  }
})

test('an option may be written with an equals sign, and come before the command', async () => {
  const cwd = folder({ 'notes/a.md': '' })
  const { request } = await lectern('--threads=3 build --base-url=https://e.org/x', { cwd })
  expect(request).toMatchObject({ threads: 3, config: { baseUrl: 'https://e.org/x/' } })
})
