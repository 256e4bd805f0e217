/** Mouse, finger and keyboard on the drawing. */

export interface PointerEvents {
  /** The node at a place in the canvas, or -1. */
  readonly nodeAt: (x: number, y: number) => number
  readonly hover: (node: number) => void
  readonly pan: (dx: number, dy: number) => void
  readonly drag: (node: number, x: number, y: number) => void
  readonly drop: () => void
  readonly zoom: (by: number, x: number, y: number) => void
  readonly open: (node: number) => void
}

/** A press that moves further than this is no click. In pixels. */
const CLICK = 4
const STEP = 60

/** Listens on the canvas. */
export function listenToPointers(canvas: HTMLCanvasElement, act: PointerEvents): void {
  const fingers = new Map<number, { x: number; y: number }>()
  let press: { readonly node: number; moved: number } | null = null

  canvas.addEventListener('pointerdown', (event) => {
    canvas.setPointerCapture(event.pointerId)
    fingers.set(event.pointerId, { x: event.offsetX, y: event.offsetY })
    press = { node: act.nodeAt(event.offsetX, event.offsetY), moved: 0 }
    act.hover(press.node)
  })
  canvas.addEventListener('pointermove', (event) => {
    const before = fingers.get(event.pointerId)
    const now = { x: event.offsetX, y: event.offsetY }
    if (before === undefined || press === null) {
      act.hover(act.nodeAt(now.x, now.y))
      return
    }
    const [other] = [...fingers].filter(([id]) => id !== event.pointerId).map(([, place]) => place)
    fingers.set(event.pointerId, now)
    press.moved += Math.hypot(now.x - before.x, now.y - before.y)
    if (other !== undefined) {
      const was = Math.hypot(before.x - other.x, before.y - other.y)
      const is = Math.hypot(now.x - other.x, now.y - other.y)
      act.zoom(is / Math.max(was, 1), (now.x + other.x) / 2, (now.y + other.y) / 2)
    } else if (press.node !== -1) {
      if (press.moved > CLICK) act.drag(press.node, now.x, now.y)
    } else {
      act.pan(now.x - before.x, now.y - before.y)
    }
  })
  for (const type of ['pointerup', 'pointercancel'] as const) {
    canvas.addEventListener(type, (event) => {
      fingers.delete(event.pointerId)
      act.drop()
      if (type === 'pointerup' && press !== null && press.node !== -1 && press.moved <= CLICK)
        act.open(press.node)
      press = null
    })
  }
  canvas.addEventListener('pointerleave', () => act.hover(-1))
  canvas.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault()
      act.zoom(
        Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.0015)),
        event.offsetX,
        event.offsetY,
      )
    },
    { passive: false },
  )
  canvas.addEventListener('keydown', (event) => {
    const move = MOVES.get(event.key)
    if (move !== undefined) act.pan(move[0] * STEP, move[1] * STEP)
    else if (event.key === '+' || event.key === '-')
      act.zoom(event.key === '+' ? 1.3 : 1 / 1.3, canvas.clientWidth / 2, canvas.clientHeight / 2)
    else return
    event.preventDefault()
    // The arrows also walk along a course.
    event.stopPropagation()
  })
}

const MOVES: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['ArrowLeft', [1, 0]],
  ['ArrowRight', [-1, 0]],
  ['ArrowUp', [0, 1]],
  ['ArrowDown', [0, -1]],
])
