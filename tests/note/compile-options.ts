import { DEFAULT_CONFIG } from '../../src/config/config.ts'
import type { NoteOptions } from '../../src/note/options.ts'

/** What a site without a configuration compiles its notes with. */
export const COMPILE_OPTIONS: NoteOptions = {
  strictLineBreaks: false,
  sourceKeys: DEFAULT_CONFIG.course.sourceKeys,
  macros: {},
  limits: DEFAULT_CONFIG.limits,
  frameHosts: [],
}
