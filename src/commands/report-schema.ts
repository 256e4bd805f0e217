/** The form of the build report, for those who read it; ships as `lectern/report.schema.json`. */
import { z } from 'zod'
import { CATALOGUE, type DiagnosticCode } from '../diagnostics/catalogue.ts'

const count = z.int().min(0)
const position = z.int().min(1).nullable()

export const reportSchema = z.strictObject({
  lectern: z.string().describe('The version of Lectern that made the report.'),
  pages: z
    .array(
      z.strictObject({
        source: z.string(),
        url: z.string().startsWith('/'),
        output: z.string(),
        title: z.string(),
      }),
    )
    .describe('Every published note, once; source is its path in the vault.'),
  generated: z
    .array(z.strictObject({ url: z.string(), output: z.string(), title: z.string(), kind: z.string() }))
    .describe('Pages that stand for no single note.'),
  assets: z
    .array(z.strictObject({ source: z.string(), output: z.string() }))
    .describe('Attachments that published notes use.'),
  diagnostics: z
    .array(
      z.strictObject({
        severity: z.enum(['error', 'warning', 'info']),
        code: z.enum(Object.keys(CATALOGUE) as [DiagnosticCode, ...DiagnosticCode[]]),
        message: z.string(),
        file: z.string().nullable(),
        line: position,
        column: position,
        help: z.string().nullable(),
      }),
    )
    .describe('Sorted by file, line, column and code; places are 1-based.'),
  stats: z.strictObject({
    notes: count,
    pages: count,
    written: count,
    unchanged: count,
    removed: count,
    cacheHits: count,
    durationMs: count,
  }),
})

/** The JSON Schema of the build report. */
export function reportJsonSchema(): object {
  return z.toJSONSchema(reportSchema)
}
