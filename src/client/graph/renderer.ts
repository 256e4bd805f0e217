/** Draws points and lines with WebGL: ten thousand of them at every frame. */
import type { Graph } from './data.ts'

/** From the layout's units to pixels: `x * zoom + left`. */
export interface Camera {
  readonly zoom: number
  readonly left: number
  readonly top: number
}

export interface Scene {
  readonly positions: Float32Array
  /** 0 for a node that is filtered out, 1 for any other, 2 for the ones in question. */
  readonly states: Float32Array
  /** Pairs of node indices: the links that are drawn. */
  readonly lines: Uint32Array
  /** Pairs of node indices: the links of the node in question. */
  readonly marked: readonly number[]
  readonly camera: Camera
}

export interface Palette {
  readonly node: Rgba
  readonly faint: Rgba
  readonly accent: Rgba
  readonly line: Rgba
}

export type Rgba = readonly [number, number, number, number]

export interface Renderer {
  draw(scene: Scene, palette: Palette): void
}

const PLACE = `
uniform vec2 size; uniform vec3 camera;
vec4 place(vec2 at) {
  vec2 pixel = at * camera.x + camera.yz;
  return vec4(pixel.x / size.x * 2.0 - 1.0, 1.0 - pixel.y / size.y * 2.0, 0.0, 1.0);
}`
const NODES = `attribute vec2 at; attribute float radius; attribute float state; uniform float scale; varying float kind;
${PLACE}
void main() { kind = state; gl_Position = place(at); gl_PointSize = radius * scale; }`
const DISCS = `precision mediump float; varying float kind; uniform vec4 colors[3];
void main() {
  float edge = length(gl_PointCoord - 0.5) * 2.0;
  if (edge > 1.0) discard;
  vec4 color = kind < 0.5 ? colors[0] : kind < 1.5 ? colors[1] : colors[2];
  gl_FragColor = vec4(color.rgb, 1.0) * color.a * smoothstep(1.0, 0.8, edge);
}`
const LINES = `attribute vec2 at; ${PLACE} void main() { gl_Position = place(at); }`
const PLAIN = `precision mediump float; uniform vec4 color; void main() { gl_FragColor = vec4(color.rgb, 1.0) * color.a; }`

/** Diameters of the nodes, by their links. */
export function sizesOf({ degrees }: Graph): Float32Array {
  return degrees.map((degree) => 3 + 1.4 * Math.sqrt(degree))
}

/** By how much nodes are larger in pixels of the canvas: they grow more slowly than the distances between them. */
export function nodeScale(zoom: number): number {
  return Math.min(Math.max(zoom, 0.45), 1.6) * devicePixelRatio
}

/** A renderer for a canvas; null where there is no WebGL. */
export function createRenderer(canvas: HTMLCanvasElement, graph: Graph): Renderer | null {
  // Where pixels are small nobody sees the steps, and phones draw four times as much to smooth them.
  const antialias = graph.edges.length < 40_000 && devicePixelRatio < 1.5
  const gl = canvas.getContext('webgl', { antialias, premultipliedAlpha: true })
  if (gl === null) return null
  const nodes = program(gl, NODES, DISCS)
  const lines = program(gl, LINES, PLAIN)
  if (nodes === null || lines === null) return null
  const buffers = {
    at: gl.createBuffer(),
    radius: gl.createBuffer(),
    state: gl.createBuffer(),
    line: gl.createBuffer(),
  }
  const sizes = sizesOf(graph)
  gl.enable(gl.BLEND)
  gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA)

  function feed(
    using: WebGLProgram,
    name: string,
    buffer: WebGLBuffer,
    data: Float32Array,
    size: number,
  ): void {
    const place = gl?.getAttribLocation(using, name) ?? -1
    gl?.bindBuffer(gl.ARRAY_BUFFER, buffer)
    gl?.bufferData(gl.ARRAY_BUFFER, data, gl.DYNAMIC_DRAW)
    gl?.enableVertexAttribArray(place)
    gl?.vertexAttribPointer(place, size, gl.FLOAT, false, 0, 0)
  }

  function look(using: WebGLProgram, { zoom, left, top }: Camera): void {
    gl?.useProgram(using)
    gl?.uniform2f(gl.getUniformLocation(using, 'size'), canvas.width, canvas.height)
    const scale = devicePixelRatio
    gl?.uniform3f(gl.getUniformLocation(using, 'camera'), zoom * scale, left * scale, top * scale)
  }

  function drawLines(positions: Float32Array, pairs: ArrayLike<number>, color: Rgba): void {
    if (gl === null || lines === null || pairs.length === 0) return
    const ends = new Float32Array(2 * pairs.length)
    for (let index = 0; index < pairs.length; index++) {
      const node = pairs[index] ?? 0
      ends[2 * index] = positions[2 * node] ?? 0
      ends[2 * index + 1] = positions[2 * node + 1] ?? 0
    }
    feed(lines, 'at', buffers.line, ends, 2)
    gl.uniform4f(gl.getUniformLocation(lines, 'color'), ...color)
    gl.drawArrays(gl.LINES, 0, pairs.length)
  }

  return {
    draw: ({ positions, states, lines: pairs, marked, camera }, palette) => {
      gl.viewport(0, 0, canvas.width, canvas.height)
      gl.clearColor(0, 0, 0, 0)
      gl.clear(gl.COLOR_BUFFER_BIT)
      look(lines, camera)
      drawLines(positions, pairs, palette.line)
      drawLines(positions, marked, palette.accent)
      look(nodes, camera)
      feed(nodes, 'at', buffers.at, positions, 2)
      feed(nodes, 'radius', buffers.radius, sizes, 1)
      feed(nodes, 'state', buffers.state, states, 1)
      gl.uniform1f(gl.getUniformLocation(nodes, 'scale'), nodeScale(camera.zoom))
      const colors = [...palette.faint, ...palette.node, ...palette.accent]
      gl.uniform4fv(gl.getUniformLocation(nodes, 'colors'), colors)
      gl.drawArrays(gl.POINTS, 0, states.length)
    },
  }
}

function program(gl: WebGLRenderingContext, vertex: string, fragment: string): WebGLProgram | null {
  const made = gl.createProgram()
  for (const [type, source] of [
    [gl.VERTEX_SHADER, vertex],
    [gl.FRAGMENT_SHADER, fragment],
  ] as const) {
    const shader = gl.createShader(type)
    if (shader === null) return null
    gl.shaderSource(shader, source)
    gl.compileShader(shader)
    gl.attachShader(made, shader)
  }
  gl.linkProgram(made)
  // Whether it is linked is not asked: the answer would be waited for.
  return made
}
