/** The objects that LiquidJS makes while it renders: the same fields, methods and order of fields as its own. */
import { Drop, type Emitter, toValueSync } from 'liquidjs'
import { createEmitter } from './code.ts'

/** `forloop`, within a loop. */
export class Forloop extends Drop {
  i = 0
  readonly length: number
  readonly name: string

  constructor(length: number, collection: string, variable: string) {
    super()
    this.length = length
    this.name = `${variable}-${collection}`
  }

  next() {
    this.i++
  }

  index0() {
    return this.i
  }

  index() {
    return this.i + 1
  }

  first() {
    return this.i === 0
  }

  last() {
    return this.i === this.length - 1
  }

  rindex() {
    return this.length - this.i
  }

  rindex0() {
    return this.length - this.i - 1
  }

  override valueOf() {
    return JSON.stringify(this)
  }
}

/** `block`, within a block of a layout. */
export class BlockAbove extends Drop {
  readonly superBlockRender: (out: Emitter) => unknown

  constructor(superBlockRender: (out: Emitter) => unknown) {
    super()
    this.superBlockRender = superBlockRender
  }

  super() {
    const out = createEmitter()
    toValueSync(this.superBlockRender(out))
    return out.buffer
  }
}
