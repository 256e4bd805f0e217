import picocolors from 'picocolors'
import { expect, test } from 'vitest'
import { type Diagnostic, inFile, noteDiagnostic } from '../../src/diagnostics/diagnostic.ts'
import { formatGithub } from '../../src/diagnostics/report-github.ts'
import { countProblems, formatPretty } from '../../src/diagnostics/report-pretty.ts'
import { formatSarif } from '../../src/diagnostics/report-sarif.ts'

const locate = (file: string) => `notes/${file}`

function warning(file: string | null, line: number | null, message = 'Wrong.'): Diagnostic {
  const place = line === null ? null : { line, column: 2 }
  return inFile(file, noteDiagnostic('unresolved-link', place, message))
}

function pretty(diagnostics: readonly Diagnostic[], limit = 50): string {
  return formatPretty(diagnostics, { colors: picocolors.createColors(false), locate, limit })
}

test('DIA-1 a diagnostic is a line that starts with its place', () => {
  expect(pretty([warning('a.md', 3)])).toBe('notes/a.md:3:2 warning unresolved-link Wrong.\n')
  expect(pretty([warning('a.md', null)])).toBe('notes/a.md warning unresolved-link Wrong.\n')
  expect(pretty([warning(null, null)])).toBe('warning unresolved-link Wrong.\n')
  expect(pretty([])).toBe('')
})

test('beyond the limit the worst are shown in their order, and the rest is counted', () => {
  const error = inFile('z.md', noteDiagnostic('not-text', null, 'Bad.'))
  expect(pretty([warning('a.md', 1), warning('b.md', 1), error], 2)).toBe(
    'notes/a.md:1:2 warning unresolved-link Wrong.\n' +
      'notes/z.md error not-text Bad.\n' +
      '… and 1 more; --report lists all of them.\n',
  )
  expect(countProblems([error, warning('a', 1), warning('b', 1)])).toBe('1 error, 2 warnings')
  expect(countProblems([])).toBe('')
})

test('text from a vault cannot steer the terminal', () => {
  expect(pretty([warning('a\u001B[2J\n.md', 1, 'x\u202Ey\u009B')])).toBe(
    'notes/a\uFFFD[2J\uFFFD.md:1:2 warning unresolved-link x\uFFFDy\uFFFD\n',
  )
})

test('GitHub annotations escape what would end a property or a command', () => {
  expect(formatGithub([warning('a,b:c.md', 3, '100%\n::error::x')], locate)).toBe(
    '::warning file=notes/a%2Cb%3Ac.md,line=3,col=2,title=unresolved-link::100%25%0A::error::x\n',
  )
  expect(formatGithub([warning(null, null)], locate)).toBe('::warning title=unresolved-link::Wrong.\n')
})

test('SARIF names every rule, and places are percent-encoded', () => {
  const log = JSON.parse(formatSarif([warning('Week 1/a.md', 3)], { version: '1.2.3', locate }))
  const [run] = log.runs
  expect(log.version).toBe('2.1.0')
  expect(run.tool.driver).toMatchObject({ name: 'Lectern', version: '1.2.3' })
  const [result] = run.results
  expect(run.tool.driver.rules[result.ruleIndex].id).toBe('unresolved-link')
  expect(result).toMatchObject({
    level: 'warning',
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'notes/Week%201/a.md' },
          region: { startLine: 3, startColumn: 2 },
        },
      },
    ],
  })
})
