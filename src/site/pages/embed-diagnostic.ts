import { type NoteDiagnostic, noteDiagnostic, type Place } from '../../diagnostics/diagnostic.ts'
import type { EmbedProblem } from '../../render/link.ts'

/** The diagnostic for an embed that was not expanded; `place` is that of its link. */
export function embedDiagnostic({ code, words }: EmbedProblem, place: Place | null): NoteDiagnostic {
  const messages = {
    'embed-cycle': [
      `“${words}” embeds itself, directly or through other notes.`,
      'A link is shown where it would begin again.',
    ],
    'embed-depth': [`“${words}” is embedded too many levels deep.`, 'A link is shown instead.'],
    'embed-limit': [`“${words}” is more than one page can embed.`, 'A link is shown instead.'],
  } as const
  const [message, help] = messages[code]
  return noteDiagnostic(code, place, message, help)
}
