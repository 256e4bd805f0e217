/** The page of the whole graph (NAV-4): zoom, drag, the neighbours of a node, filters. Its list stands below. */
import { make } from '../dom.ts'
import { makeControls, passes } from './controls.ts'
import { type Graph, loadGraph } from './data.ts'
import { drawLabels } from './labels.ts'
import { createLines } from './lines.ts'
import { type Motion, moveNodes, startMotion } from './motion.ts'
import { createPlainRenderer, isSmall } from './plain-renderer.ts'
import { listenToPointers } from './pointers.ts'
import { type Camera, createRenderer, type Renderer } from './renderer.ts'
import { readStyle } from './style.ts'

// The same script is the page's and the worker's: a worker has no document.
if (typeof document === 'undefined') moveNodes()
else start()

function start(): void {
  const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : ''
  const stage = document.querySelector<HTMLElement>('[data-lectern="graph"]')
  if (stage === null) return
  // The page itself comes first: its list is a way to every note.
  whenIdle(async () => {
    const graph = await loadGraph(stage.dataset.src ?? '')
    const canvas = make('canvas', { tabindex: '0', role: 'img', 'aria-label': document.title })
    // Early: what it compiles is compiled while the nodes find their places.
    const renderer = graph === null ? null : rendererFor(canvas, graph)
    // Without the data there is the list alone.
    if (graph === null || renderer === null) return stage.remove()
    let redraw: (() => void) | null = null
    const motion = startMotion(script, graph, () => {
      redraw ??= mount(stage, graph, motion, { canvas, renderer })
      redraw()
    })
  })
}

/** Once the page is loaded and the browser has nothing better to do. */
function whenIdle(run: () => void): void {
  const wait = (): void => {
    if ('requestIdleCallback' in window) requestIdleCallback(run, { timeout: 2000 })
    else setTimeout(run)
  }
  if (document.readyState === 'complete') wait()
  else addEventListener('load', wait)
}

function rendererFor(canvas: HTMLCanvasElement, graph: Graph): Renderer | null {
  const strong = isSmall(graph) ? null : createRenderer(canvas, graph)
  return strong ?? createPlainRenderer(canvas, graph)
}

interface Drawing {
  readonly canvas: HTMLCanvasElement
  readonly renderer: Renderer
}

/** Shows the graph as it stands, and answers with what draws it again. */
function mount(stage: HTMLElement, graph: Graph, motion: Motion, { canvas, renderer }: Drawing): () => void {
  const names = make('canvas', { 'aria-hidden': 'true' })
  const lines = createLines(graph)
  const { positions } = motion
  const states = new Float32Array(graph.titles.length).fill(1)
  const order = [...graph.titles.keys()].sort((a, b) => (graph.degrees[b] ?? 0) - (graph.degrees[a] ?? 0))
  let camera: Camera = { zoom: 1, left: 0, top: 0 }
  let hovered = -1
  let isFitted = false
  let isSized = false
  let isNamed = false
  let frame = 0
  let style = readStyle()

  const controls = makeControls(graph, {
    filtered: () => update(),
    zoomed: (by) => zoom(by, stage.clientWidth / 2, canvas.clientHeight / 2),
    fit: () => {
      fit()
      draw()
    },
  })
  stage.append(controls.bar, make('div', { class: 'graph-canvas' }, canvas, names))

  function update(): void {
    const filter = controls.filter()
    const near = hovered === -1 ? [] : [hovered, ...(graph.neighbours[hovered] ?? [])]
    const inQuestion = new Set(near)
    for (let node = 0; node < states.length; node++) {
      const isFaint = !passes(graph, node, filter) || node >= graph.written
      states[node] = inQuestion.has(node) ? 2 : isFaint ? 0 : 1
    }
    draw()
  }

  function draw(): void {
    if (frame !== 0 || !isSized) return
    frame = requestAnimationFrame((time) => {
      frame = 0
      lines.drawnAt(time)
      const near = hovered === -1 ? [] : (graph.neighbours[hovered] ?? [])
      const marked = near.flatMap((node) => [hovered, node])
      const shown = lines.inView(positions, camera, canvas.clientWidth, canvas.clientHeight)
      renderer.draw({ positions, states, lines: shown, marked, camera }, style.palette)
      // Names take longest when they are first set: the first frame goes without them.
      if (isNamed) return label()
      isNamed = true
      setTimeout(label)
    })
  }

  function label(): void {
    const first = hovered === -1 ? [] : [hovered, ...(graph.neighbours[hovered] ?? [])]
    drawLabels(names, graph, order, { positions, states, first, camera }, style.labels)
  }

  function show(): void {
    // To ask for the size before it is known would lay out the whole page for it.
    if (!isFitted && isSized) fit()
    draw()
  }

  function zoom(by: number, x: number, y: number): void {
    isFitted = true
    const next = Math.min(Math.max(camera.zoom * by, 0.02), 8)
    const ratio = next / camera.zoom
    camera = { zoom: next, left: x - (x - camera.left) * ratio, top: y - (y - camera.top) * ratio }
    draw()
  }

  function fit(): void {
    const box = { left: 0, right: 0, top: 0, bottom: 0 }
    for (let index = 0; index < positions.length; index += 2) {
      const x = positions[index] ?? 0
      const y = positions[index + 1] ?? 0
      box.left = Math.min(box.left, x)
      box.right = Math.max(box.right, x)
      box.top = Math.min(box.top, y)
      box.bottom = Math.max(box.bottom, y)
    }
    const { clientWidth: width, clientHeight: height } = canvas
    const wide = (width - 60) / Math.max(box.right - box.left, 1)
    const zoom = Math.min(wide, (height - 60) / Math.max(box.bottom - box.top, 1), 3)
    const left = width / 2 - ((box.left + box.right) / 2) * zoom
    camera = { zoom, left, top: height / 2 - ((box.top + box.bottom) / 2) * zoom }
  }

  /** The nearest node within reach of the pointer. */
  function nodeAt(x: number, y: number): number {
    let best = -1
    let distance = 14 * 14
    for (let node = 0; node < states.length; node++) {
      const dx = (positions[2 * node] ?? 0) * camera.zoom + camera.left - x
      const dy = (positions[2 * node + 1] ?? 0) * camera.zoom + camera.top - y
      if (dx * dx + dy * dy >= distance) continue
      distance = dx * dx + dy * dy
      best = node
    }
    return best
  }

  listenToPointers(canvas, {
    nodeAt,
    hover: (node) => {
      if (node === hovered) return
      hovered = node
      canvas.classList.toggle('over-node', node !== -1)
      update()
    },
    pan: (dx, dy) => {
      isFitted = true
      camera = { ...camera, left: camera.left + dx, top: camera.top + dy }
      draw()
    },
    drag: (node, x, y) => {
      isFitted = true
      motion.drag(node, (x - camera.left) / camera.zoom, (y - camera.top) / camera.zoom)
      draw()
    },
    drop: () => motion.drop(),
    zoom,
    open: (node) => location.assign(`${stage.dataset.root ?? ''}${encodeAddress(graph.outputs[node] ?? '')}`),
  })

  new ResizeObserver(() => {
    for (const one of [canvas, names]) {
      one.width = Math.round(canvas.clientWidth * devicePixelRatio)
      one.height = Math.round(canvas.clientHeight * devicePixelRatio)
    }
    isSized = true
    show()
  }).observe(canvas)
  const restyle = () => {
    style = readStyle()
    draw()
  }
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', restyle)
  new MutationObserver(restyle).observe(document.documentElement, { attributeFilter: ['data-theme'] })
  update()
  return show
}

/** A path of the site as an address; an anchor stays one. */
function encodeAddress(output: string): string {
  const [path = '', anchor] = output.split('#')
  const address = path.split('/').map(encodeURIComponent).join('/')
  return anchor === undefined ? address : `${address}#${encodeURIComponent(anchor)}`
}
