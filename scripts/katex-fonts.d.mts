/** A file that takes the place of a font: its name without ending, and its code points (null: the whole font). */
export interface FontPiece {
  readonly name: string
  readonly font: Uint8Array
  readonly codePoints: readonly number[] | null
}

/** Cuts the font of one @font-face rule; the style sheet of the pieces and their files. */
export function cutFontFace(
  rule: string,
  folder: string,
): Promise<{ readonly css: string; readonly pieces: readonly FontPiece[] }>

/** The pieces of the font of that name (without ending) at a path. */
export function piecesOf(path: string, name: string): Promise<readonly FontPiece[]>

/** The code points, ascending, that a woff2 font has a glyph for. */
export function codePointsOf(font: Uint8Array): readonly number[]
