const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter((word) => word !== ''))

/** Elements of SVG that draw, describe or group, and do nothing else. */
export const DRAWING_ELEMENTS = words(`
  svg g defs symbol use view switch title desc metadata style a
  path rect circle ellipse line polyline polygon text tspan tref textPath image
  marker pattern mask clipPath linearGradient radialGradient meshgradient meshrow meshpatch hatch hatchpath stop
  filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting
  feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage
  feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
  font font-face font-face-name glyph missing-glyph hkern vkern altGlyph flowRoot flowRegion flowPara flowSpan
  animate animateColor animateMotion animateTransform set mpath`)

/** Elements that change attributes of others over time: of which attributes is looked at. */
export const ANIMATIONS = words('animate animateColor animateMotion animateTransform set')

/** Attributes that load something, whatever the element. */
export const LOADING_ATTRIBUTES = words(
  'src srcset srcdoc data action formaction poster ping background base is nonce handler attributionsrc',
)

export const SVG = 'http://www.w3.org/2000/svg'
export const XLINK = 'http://www.w3.org/1999/xlink'
export const XML = 'http://www.w3.org/XML/1998/namespace'

/** Vocabularies of drawing programs and of metadata, which mean nothing to a browser. */
const INERT = words(`
  http://www.inkscape.org/namespaces/inkscape http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd
  http://creativecommons.org/ns# http://web.resource.org/cc/ http://purl.org/dc/elements/1.1/
  http://purl.org/dc/terms/ http://www.w3.org/1999/02/22-rdf-syntax-ns# http://www.w3.org/2000/01/rdf-schema#
  http://xmlns.com/foaf/0.1/ http://schema.org/ http://www.bohemiancoding.com/sketch/ns
  http://www.figma.com/figma/ns http://www.serif.com/ http://vectornator.io https://boxy-svg.com
  http://krita.org/namespaces/svg/krita http://www.openswatchbook.org/uri/2009/osb
  http://sozi.baierouge.fr http://www.iki.fi/pav/software/textext/`)

/** Whether elements and attributes of a namespace are known to be inert. */
export function isInertNamespace(uri: string): boolean {
  return INERT.has(uri) || uri.startsWith('http://ns.adobe.com/')
}
