/**
 * The layout at work beside the page: this script, started once more as a worker, moves the nodes and sends their
 * places, so that the page answers the reader however many nodes there are.
 */
import type { Graph } from './data.ts'
import { createLayout, startingPlaces } from './layout.ts'

/** What the layout is made from. */
export type Links = Pick<Graph, 'folders' | 'edges' | 'degrees'>

/** Where the nodes stand by now, and the reader's hand on them. */
export interface Motion {
  /** x and y in turn. */
  readonly positions: Float32Array
  /** The reader moves a node to a place; nothing else moves it until it is let go. */
  drag(node: number, x: number, y: number): void
  drop(): void
}

type Order =
  | { readonly kind: 'start'; readonly links: Links }
  | { readonly kind: 'drag'; readonly node: number; readonly x: number; readonly y: number }
  | { readonly kind: 'drop' }

/** How long nodes are moved before their places are sent, in milliseconds: two frames. */
const ROUND = 32
/** The same before they are sent first: until then a small graph has come to rest, and is drawn but once. */
const FIRST_ROUND = 600

/** Starts moving; `moved` is called whenever the places are new, for the first time when there is something to see. */
export function startMotion(script: string, graph: Graph, moved: () => void): Motion {
  const positions = startingPlaces(graph)
  const worker = new Worker(script)
  let held = -1
  const order = (message: Order): void => worker.postMessage(message)
  worker.addEventListener('message', ({ data }: MessageEvent<Float32Array>) => {
    const [x = 0, y = 0] = positions.subarray(2 * held, 2 * held + 2)
    positions.set(data)
    // The hand is ahead of what the worker knows.
    if (held !== -1) positions.set([x, y], 2 * held)
    moved()
  })
  const { folders, edges, degrees } = graph
  order({ kind: 'start', links: { folders, edges, degrees } })
  return {
    positions,
    drag: (node, x, y) => {
      held = node
      positions.set([x, y], 2 * node)
      order({ kind: 'drag', node, x, y })
    },
    drop: () => {
      if (held !== -1) order({ kind: 'drop' })
      held = -1
    },
  }
}

/** In the worker: waits for the links, then moves the nodes until they rest, and again when the reader drags one. */
export function moveNodes(): void {
  let layout: ReturnType<typeof createLayout> | null = null
  let isRunning = false
  let round = FIRST_ROUND

  function run(): void {
    if (layout === null) return
    const end = performance.now() + round
    round = ROUND
    let isMoving = layout.step()
    while (isMoving && performance.now() < end) isMoving = layout.step()
    const places = layout.positions.slice()
    postMessage(places, { transfer: [places.buffer] })
    isRunning = isMoving
    // A pause, so that what the reader does is heard.
    if (isMoving) setTimeout(run)
  }

  addEventListener('message', ({ data }: MessageEvent<Order>) => {
    if (data.kind === 'start') layout = createLayout(data.links)
    else if (data.kind === 'drop') layout?.hold(-1)
    else {
      layout?.hold(data.node)
      layout?.positions.set([data.x, data.y], 2 * data.node)
      layout?.stir()
    }
    if (!isRunning) {
      isRunning = true
      run()
    }
  })
}
