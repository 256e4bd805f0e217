/** The previews that are open: one shown from another lies above it, three at most. */
import { type BoxContent, makeBox, showBox } from './box.ts'

const DEEPEST = 3

export interface Preview {
  readonly link: HTMLAnchorElement
  readonly box: HTMLElement
  /** Stays until it is closed: pinned, or opened by a finger, that cannot rest upon it. */
  stays: boolean
}

export interface Stack {
  /** True if a link may show a preview and shows none yet. */
  admits(link: HTMLAnchorElement): boolean
  open(link: HTMLAnchorElement, spot: DOMRect, content: BoxContent, stays: boolean): void
  /** Closes those that nobody looks at any more. */
  settle(): void
  /** Closes the uppermost one; false if there is none. */
  closeTop(): boolean
  /** Closes those that a press outside ends. */
  pressed(target: Node): void
}

/** Starts with none open. */
export function createStack(): Stack {
  const open: Preview[] = []

  function close(preview: Preview): void {
    const index = open.indexOf(preview)
    if (index === -1) return
    open.splice(index, 1)
    const hadFocus = preview.box.contains(document.activeElement)
    preview.box.remove()
    if (hadFocus) preview.link.focus()
  }

  function depthOf(link: Node): number {
    let depth = 0
    for (let at = containing(link); at !== undefined; at = containing(at.link)) depth++
    return depth
  }

  function containing(node: Node): Preview | undefined {
    return open.find(({ box }) => box.contains(node))
  }

  return {
    admits: (link) => !open.some((preview) => preview.link === link) && depthOf(link) < DEEPEST,
    open: (link, spot, content, stays) => {
      // Only what the link itself stands in remains below.
      const parent = containing(link)
      for (const other of [...open].reverse()) {
        if (other === parent) break
        if (!other.stays) close(other)
      }
      const events = {
        pin: (isPinned: boolean) => {
          preview.stays = isPinned
        },
        close: () => close(preview),
      }
      const preview: Preview = { link, box: makeBox(content, events), stays }
      open.push(preview)
      document.body.append(preview.box)
      showBox(preview.box, link, spot)
    },
    settle: () => {
      for (const preview of [...open].reverse()) {
        if (preview.stays) continue
        if (isLookedAt(preview)) break
        close(preview)
      }
    },
    closeTop: () => {
      const top = open.findLast((preview) => !preview.stays) ?? open.at(-1)
      if (top !== undefined) close(top)
      return top !== undefined
    },
    pressed: (target) => {
      const keep = containing(target)
      for (const preview of [...open].reverse()) {
        if (preview === keep) break
        if (preview.box.querySelector('[aria-pressed="true"]') === null) close(preview)
      }
    },
  }
}

function isLookedAt({ link, box }: Preview): boolean {
  return (
    box.matches(':hover') ||
    link.matches(':hover') ||
    link.matches(':focus-visible') ||
    box.contains(document.activeElement)
  )
}
