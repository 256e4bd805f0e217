import type { ElementContent } from 'hast'
import type { Image, ImageReference, PhrasingContent } from 'mdast'
import { externalHref, readDestination } from '../../note/destination.ts'
import { readPictureText } from '../../note/media.ts'
import type { Embed } from '../../syntax/nodes.ts'
import type { NodeHandler, RenderContext } from '../context.ts'
import { element } from '../holes.ts'
import type { Hole } from '../object.ts'

type EmbedContext = Extract<Hole, { kind: 'embed' }>['context']

/** `![[…]]` in flow. */
export function embed(context: RenderContext): NodeHandler<Embed> {
  return (_, node, parent) =>
    embedHole(context, node.data?.link, node.display, node.target, contextOf(parent))
}

/** `![…](…)`: an embed of the vault, a picture from elsewhere, or a video (MDL-7, MED-5). */
export function image(context: RenderContext): NodeHandler<Image> {
  return (_, node, parent) => picture(context, node, node.url, node.alt ?? '', node.title, contextOf(parent))
}

/** `![…][ref]`. */
export function imageReference(context: RenderContext): NodeHandler<ImageReference> {
  return (_, node, parent) => {
    const definition = context.definitions.get(node.identifier)
    const alt = node.alt ?? ''
    return picture(context, node, definition?.url ?? '', alt, definition?.title, contextOf(parent))
  }
}

/** An embed that stands alone in its paragraph. */
export function blockEmbed(context: RenderContext, node: PhrasingContent): ElementContent {
  if (node.type === 'embed') return embedHole(context, node.data?.link, node.display, node.target, 'block')
  const alt = node.type === 'image' || node.type === 'imageReference' ? (node.alt ?? '') : ''
  return embedHole(context, node.data?.link, alt === '' ? null : alt, alt, 'block')
}

function embedHole(
  context: RenderContext,
  link: number | undefined,
  display: string | null,
  target: string,
  where: EmbedContext,
): ElementContent {
  if (link === undefined) return { type: 'text', value: display ?? target }
  context.linksMet.push(link)
  const words = context.summary.links[link]?.words || target
  return context.holes.node({ kind: 'embed', link, context: where, ...readPictureText(display), words })
}

function picture(
  context: RenderContext,
  node: Image | ImageReference,
  url: string,
  text: string,
  title: string | null | undefined,
  where: EmbedContext,
): ElementContent {
  const link = node.data?.link
  if (link !== undefined) return embedHole(context, link, text === '' ? null : text, text, where)
  const destination = readDestination(url)
  const { alt, width, height } = readPictureText(text)
  // An empty or refused address leaves the words (IMG-9, TR-11).
  if (destination.kind !== 'external' || !/^https?:/i.test(destination.url))
    return { type: 'text', value: alt ?? text }
  const href = externalHref(destination.url)
  const player = playerOf(destination.url)
  if (player !== null) return videoLink(href, player, alt)
  return element('img', {
    src: href,
    alt: alt ?? '',
    title: title ?? undefined,
    width: width ?? undefined,
    height: height ?? undefined,
    loading: 'lazy',
    referrerPolicy: 'no-referrer',
  })
}

interface Player {
  readonly provider: 'youtube' | 'vimeo' | 'tweet'
  readonly id: string
}

/** Pages that are no pictures although authors embed them as such (MED-5). */
function playerOf(url: string): Player | null {
  const youtube =
    /^https?:\/\/(?:www\.|m\.)?youtube(?:-nocookie)?\.com\/(?:watch\?(?:[^#]*&)?v=|embed\/|shorts\/|live\/)([\w-]{6,20})/i.exec(
      url,
    ) ?? /^https?:\/\/youtu\.be\/([\w-]{6,20})/i.exec(url)
  if (youtube?.[1] !== undefined) return { provider: 'youtube', id: youtube[1] }
  const vimeo = /^https?:\/\/(?:www\.|player\.)?vimeo\.com\/(?:video\/)?(\d{4,12})/i.exec(url)
  if (vimeo?.[1] !== undefined) return { provider: 'vimeo', id: vimeo[1] }
  const tweet = /^https?:\/\/(?:www\.)?(?:twitter|x)\.com\/\w{1,20}\/status\/(\d{5,25})/i.exec(url)
  return tweet?.[1] === undefined ? null : { provider: 'tweet', id: tweet[1] }
}

/** A link with the video's id: the third party is contacted only when the reader asks for it (TR-41). */
function videoLink(href: string, player: Player, alt: string | null): ElementContent {
  const link = element('a', { className: ['external-link'], href, rel: ['noopener', 'noreferrer'] }, [
    { type: 'text', value: alt ?? href },
  ])
  return element('span', { className: ['video-embed'], dataProvider: player.provider, dataId: player.id }, [
    link,
  ])
}

function contextOf(parent: unknown): EmbedContext {
  const type = (parent as { type?: string } | undefined)?.type
  return type === 'paragraph' || type === 'tableCell' || type === 'inlineField' ? 'flow' : 'phrasing'
}
