/** Names of nodes over the drawing: of the ones in question, and of the most linked as far as there is room. */
import type { Graph } from './data.ts'
import type { Camera } from './renderer.ts'

const MOST = 60
const LINE = 15

export interface LabelStyle {
  readonly ink: string
  readonly paper: string
  readonly font: string
}

/** Draws the names: those of `first`, if there are any, and the foremost of them whatever stands there already. */
export function drawLabels(
  canvas: HTMLCanvasElement,
  graph: Graph,
  order: readonly number[],
  view: {
    readonly positions: Float32Array
    readonly states: Float32Array
    readonly first: readonly number[]
    readonly camera: Camera
  },
  style: LabelStyle,
): void {
  const pen = canvas.getContext('2d')
  if (pen === null) return
  pen.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0)
  const width = canvas.width / devicePixelRatio
  const height = canvas.height / devicePixelRatio
  pen.clearRect(0, 0, width, height)
  pen.font = style.font
  pen.textAlign = 'center'
  pen.lineWidth = 3.5
  pen.lineJoin = 'round'
  pen.strokeStyle = style.paper
  pen.fillStyle = style.ink
  const taken: { x: number; y: number; half: number }[] = []
  const { positions, states, first, camera } = view
  // With a node in question only its neighbours are named.
  const candidates = first.length > 0 ? first : order
  for (const node of candidates) {
    if (taken.length >= MOST) break
    if (first.length === 0 && states[node] === 0) continue
    const center = (positions[2 * node] ?? 0) * camera.zoom + camera.left
    const y = (positions[2 * node + 1] ?? 0) * camera.zoom + camera.top + 16
    if (center < 0 || y < 0 || center > width || y > height) continue
    const title = graph.titles[node] ?? ''
    const text = title.length > 32 ? `${title.slice(0, 31)}…` : title
    const half = pen.measureText(text).width / 2 + 4
    // At the edge a name moves inward rather than lose its letters.
    const x = Math.max(half, Math.min(width - half, center))
    const isFree = taken.every((one) => Math.abs(one.y - y) > LINE || Math.abs(one.x - x) > one.half + half)
    if (!isFree && node !== first[0]) continue
    taken.push({ x, y, half })
    pen.strokeText(text, x, y)
    pen.fillText(text, x, y)
  }
}
