/** Where the nodes stand: links pull, neighbours in space push, and all is drawn gently to the middle. */
import { append } from '../../lib/multimap.ts'
import type { Links } from './motion.ts'

/** How far nodes push each other, and the side of the cells by which they find each other. */
const REACH = 70
const LINK = 34

export interface Layout {
  /** x and y in turn. */
  readonly positions: Float32Array
  /** Moves everything a little; false once it has come to rest. */
  step(): boolean
  /** Nothing moves this node but the reader; -1 for none. */
  hold(node: number): void
  /** Starts moving again, a little. */
  stir(): void
}

/** Begins with folders side by side, each a spiral: the same graph always begins, and ends, the same. */
export function createLayout(graph: Links): Layout {
  const count = graph.folders.length
  const positions = startingPlaces(graph)
  const speed = new Float32Array(2 * count)
  let heat = 1
  let held = -1

  function pull(): void {
    const { edges, degrees } = graph
    for (let edge = 0; edge < edges.length; edge += 2) {
      const a = edges[edge] ?? 0
      const b = edges[edge + 1] ?? 0
      const dx = at(positions, 2 * b) - at(positions, 2 * a)
      const dy = at(positions, 2 * b + 1) - at(positions, 2 * a + 1)
      const length = Math.sqrt(dx * dx + dy * dy) || 1
      const force = ((length - LINK) / length) * 0.5 * heat
      // A node with many links is moved less by each of them.
      const shareA = force / Math.max(at(degrees, a), 1)
      const shareB = force / Math.max(at(degrees, b), 1)
      add(speed, 2 * a, dx * shareA, dy * shareA)
      add(speed, 2 * b, -dx * shareB, -dy * shareB)
    }
  }

  function push(): void {
    const cells = new Map<number, number[]>()
    for (let node = 0; node < count; node++) {
      append(cells, cellOf(at(positions, 2 * node), at(positions, 2 * node + 1)), node)
    }
    for (const [key, nodes] of cells) {
      for (const offset of [0, 1, ROW - 1, ROW, ROW + 1]) {
        const others = offset === 0 ? nodes : cells.get(key + offset)
        if (others !== undefined) pushApart(nodes, others)
      }
    }
  }

  function pushApart(nodes: readonly number[], others: readonly number[]): void {
    for (const a of nodes) {
      for (const b of others) {
        if (nodes === others && b <= a) continue
        const dx = at(positions, 2 * b) - at(positions, 2 * a)
        const dy = at(positions, 2 * b + 1) - at(positions, 2 * a + 1)
        const square = dx * dx + dy * dy
        if (square > REACH * REACH) continue
        const force = (heat * 60) / (square + 20)
        add(speed, 2 * a, -dx * force, -dy * force)
        add(speed, 2 * b, dx * force, dy * force)
      }
    }
  }

  return {
    positions,
    step: () => {
      if (heat < 0.005) return false
      pull()
      push()
      for (let node = 0; node < count; node++) {
        for (const index of [2 * node, 2 * node + 1]) {
          const moved = Math.max(-30, Math.min(30, at(speed, index) - at(positions, index) * 0.006 * heat))
          if (node !== held) positions[index] = at(positions, index) + moved
          speed[index] = at(speed, index) * 0.4
        }
      }
      heat *= 0.986
      return true
    },
    hold: (node) => {
      held = node
    },
    stir: () => {
      heat = Math.max(heat, 0.25)
    },
  }
}

const ROW = 100_003

function cellOf(x: number, y: number): number {
  return Math.floor(y / REACH) * ROW + Math.floor(x / REACH)
}

/** Where the nodes stand before anything has moved. */
export function startingPlaces({ folders }: Pick<Links, 'folders'>): Float32Array {
  const ranks = new Map([...new Set(folders)].sort().map((folder, rank) => [folder, rank]))
  const positions = new Float32Array(2 * folders.length)
  const radius = 18 * Math.sqrt(folders.length)
  const met = new Map<string, number>()
  folders.forEach((folder, node) => {
    const number = met.get(folder) ?? 0
    met.set(folder, number + 1)
    const turn = (2 * Math.PI * (ranks.get(folder) ?? 0)) / ranks.size
    // The golden angle fills a disc evenly.
    const angle = number * 2.399963
    const distance = 12 * Math.sqrt(number + 0.5)
    positions[2 * node] = Math.cos(turn) * radius + Math.cos(angle) * distance
    positions[2 * node + 1] = Math.sin(turn) * radius + Math.sin(angle) * distance
  })
  return positions
}

function at(array: Float32Array, index: number): number {
  return array[index] ?? 0
}

function add(array: Float32Array, index: number, x: number, y: number): void {
  array[index] = at(array, index) + x
  array[index + 1] = at(array, index + 1) + y
}
