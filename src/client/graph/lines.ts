/** Which links are drawn: ten thousand notes have more of them than an eye can tell apart or a phone can draw. */
import type { Graph } from './data.ts'
import type { Camera } from './renderer.ts'

const FEWEST = 2000
const MOST = 40_000
/** Frames that come later than this are too slow, sooner than the other quick; in milliseconds. */
const SLOW = 45
const QUICK = 22

export interface Lines {
  /** The links in view as indices of nodes, two by two; the ones that say most come first and are drawn. */
  inView(positions: Float32Array, camera: Camera, width: number, height: number): Uint32Array
  /** Tells when a frame is drawn, so that their number can follow how fast this machine is; in milliseconds. */
  drawnAt(time: number): void
}

/** A link between two notes with few links says more than one of hundreds to the same note. */
export function createLines({ edges, degrees }: Graph): Lines {
  const weight = (edge: number): number =>
    (degrees[edges[2 * edge] ?? 0] ?? 0) * (degrees[edges[2 * edge + 1] ?? 0] ?? 0)
  const weights = Float32Array.from({ length: edges.length / 2 }, (_, edge) => weight(edge))
  const order = Uint32Array.from(weights.keys()).sort((a, b) => (weights[a] ?? 0) - (weights[b] ?? 0))
  const taken = new Uint32Array(2 * Math.min(order.length, MOST))
  let most = Math.min(order.length, 4 * FEWEST)
  let last = 0

  return {
    inView: (positions, { zoom, left, top }, width, height) => {
      const isInView = (node: number): boolean => {
        const x = (positions[2 * node] ?? 0) * zoom + left
        const y = (positions[2 * node + 1] ?? 0) * zoom + top
        return x >= 0 && y >= 0 && x <= width && y <= height
      }
      let count = 0
      for (const edge of order) {
        if (count >= 2 * most) break
        const a = edges[2 * edge] ?? 0
        const b = edges[2 * edge + 1] ?? 0
        if (!isInView(a) && !isInView(b)) continue
        taken[count++] = a
        taken[count++] = b
      }
      return taken.subarray(0, count)
    },
    drawnAt: (time) => {
      const gap = time - last
      last = time
      // A longer gap is no slow frame: nothing was to be drawn.
      if (gap > SLOW && gap < 2000) most = Math.max(most / 2, Math.min(FEWEST, order.length))
      else if (gap < QUICK) most = Math.min(most * 1.1, MOST, order.length)
    },
  }
}
