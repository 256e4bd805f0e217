/** Marks links to Wikipedia with a class, for a style sheet to show. */
function markWikipedia() {
  return (tree) => visit(tree)
}

function visit(node) {
  if (node.tagName === 'a' && /^https:\/\/\w+\.wikipedia\.org\//.test(node.properties.href)) {
    node.properties.className = [...(node.properties.className ?? []), 'wikipedia']
  }
  for (const child of node.children ?? []) visit(child)
}

export default {
  markdown: { rehypePlugins: [markWikipedia] },
}
