/**
 * Draws points and lines without WebGL. A graph of some hundred notes is as smooth this way, and is there at once:
 * no program is compiled, and on a machine without a graphics processor WebGL costs the page a third of a second.
 */
import type { Graph } from './data.ts'
import { nodeScale, type Renderer, type Rgba, sizesOf } from './renderer.ts'

/** Up to so many nodes and links. */
const MOST = { nodes: 1000, edges: 4000 }

/** Whether a graph is small enough to be drawn without WebGL. */
export function isSmall({ titles, edges }: Graph): boolean {
  return titles.length <= MOST.nodes && edges.length / 2 <= MOST.edges
}

/** A renderer for a canvas; null where a canvas cannot be drawn on. */
export function createPlainRenderer(canvas: HTMLCanvasElement, graph: Graph): Renderer | null {
  const pen = canvas.getContext('2d')
  if (pen === null) return null
  const sizes = sizesOf(graph)

  return {
    draw: ({ positions, states, lines, marked, camera }, palette) => {
      const { zoom, left, top } = camera
      const x = (node: number): number => ((positions[2 * node] ?? 0) * zoom + left) * devicePixelRatio
      const y = (node: number): number => ((positions[2 * node + 1] ?? 0) * zoom + top) * devicePixelRatio
      const connect = (pairs: ArrayLike<number>, color: Rgba): void => {
        pen.strokeStyle = css(color)
        pen.beginPath()
        for (let index = 0; index < pairs.length; index += 2) {
          const [from, to] = [pairs[index] ?? 0, pairs[index + 1] ?? 0]
          pen.moveTo(x(from), y(from))
          pen.lineTo(x(to), y(to))
        }
        pen.stroke()
      }
      pen.clearRect(0, 0, canvas.width, canvas.height)
      connect(lines, palette.line)
      connect(marked, palette.accent)
      const scale = nodeScale(zoom)
      for (const [state, color] of [palette.faint, palette.node, palette.accent].entries()) {
        pen.fillStyle = css(color)
        pen.beginPath()
        for (const [node, size] of sizes.entries()) {
          if (states[node] !== state) continue
          const radius = (size * scale) / 2
          pen.moveTo(x(node) + radius, y(node))
          pen.arc(x(node), y(node), radius, 0, 2 * Math.PI)
        }
        pen.fill()
      }
    },
  }
}

function css([red, green, blue, alpha]: Rgba): string {
  return `rgb(${255 * red} ${255 * green} ${255 * blue} / ${alpha})`
}
