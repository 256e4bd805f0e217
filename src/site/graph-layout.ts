/** Where the points of a small map stand: a ring around the middle, pushed apart until no label covers another. */

export interface Point {
  readonly x: number
  readonly y: number
}

export interface MapLayout {
  readonly width: number
  readonly height: number
  /** The middle first, then the points in their order. */
  readonly points: readonly Point[]
}

const WIDTH = 240
const STEPS = 160
const MARGIN = 6
/** Of a label's letter, and of a point with its label below. */
const LETTER = 5.6
const ROW = 27

interface Body {
  x: number
  y: number
  readonly halfWidth: number
}

/**
 * Lays out labelled points around a middle. Deterministic: no chance, and coordinates in whole units.
 *
 * @param labels of the middle and of the points around it
 */
export function layOutMap(labels: readonly string[]): MapLayout {
  const around = labels.length - 1
  const height = 110 + Math.min(around, 20) * 15
  const bodies = labels.map((label, index): Body => {
    const turn = (2 * Math.PI * (index - 1)) / Math.max(around, 1)
    const [x, y] = index === 0 ? [0, 0] : [Math.cos(turn), Math.sin(turn)]
    return {
      x: WIDTH / 2 + x * WIDTH * 0.33,
      y: height / 2 + y * height * 0.38,
      halfWidth: (labelWidth(label) * LETTER) / 2 + 3,
    }
  })
  for (const body of bodies) keepInside(body, height)
  for (let step = 0, isMoving = true; isMoving && step < STEPS; step++) {
    isMoving = false
    for (let a = 0; a < bodies.length; a++) {
      for (let b = a + 1; b < bodies.length; b++) {
        if (separate(bodies[a], bodies[b], a === 0)) isMoving = true
      }
    }
    for (const body of bodies) keepInside(body, height)
  }
  return {
    width: WIDTH,
    height,
    points: bodies.map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) })),
  }
}

/** How wide a label is, in letters; a Chinese, Japanese or Korean character is nearly two. */
export function labelWidth(label: string): number {
  const wide = label.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}：-～]/gu)
  return label.length + 0.8 * (wide?.length ?? 0)
}

/** Moves two labels apart if they overlap, along the way that is shorter; the middle stays where it is. */
function separate(first: Body | undefined, second: Body | undefined, isFirstFixed: boolean): boolean {
  if (first === undefined || second === undefined) return false
  const across = first.halfWidth + second.halfWidth - Math.abs(second.x - first.x)
  const down = ROW - Math.abs(second.y - first.y)
  if (across <= 0 || down <= 0) return false
  const share = isFirstFixed ? 1 : 0.5
  // Width is scarce, so labels rather move up and down.
  if (down <= 2 * across) {
    const by = (second.y >= first.y ? down : -down) * share * 0.6
    second.y += by
    if (!isFirstFixed) first.y -= by
  } else {
    const by = (second.x >= first.x ? across : -across) * share * 0.6
    second.x += by
    if (!isFirstFixed) first.x -= by
  }
  return true
}

function keepInside(body: Body, height: number): void {
  const side = Math.min(body.halfWidth + MARGIN, WIDTH / 2)
  body.x = Math.min(Math.max(body.x, side), WIDTH - side)
  body.y = Math.min(Math.max(body.y, MARGIN + 6), height - ROW + MARGIN)
}
