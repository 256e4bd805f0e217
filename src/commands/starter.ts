/** The files of a starter site, by their path in it. */
export function starterFiles(version: string): ReadonlyMap<string, string> {
  return new Map([
    ['lectern.config.json', CONFIG],
    ['.gitignore', 'dist/\n.lectern/\nnode_modules/\n'],
    ['.github/workflows/publish.yml', workflow(version)],
    ['templates/README.md', TEMPLATES],
    ['notes/index.md', INDEX],
    ['notes/Vector.md', VECTOR],
    ['notes/Dot product.md', DOT_PRODUCT],
  ])
}

const CONFIG = `{
  "title": "My course",
  "description": "Notes on vectors, to be replaced by yours.",
  "lang": "en",
  "vault": "notes",
  "output": "dist"
}
`

const INDEX = `---
title: My course
tags: [course]
---

# My course

This is a small course to start from. Open the folder \`notes\` as a vault in Obsidian and write your own.

## Basics

A [[Vector]] has a length and a direction.

- (References:: [Linear algebra](https://en.wikipedia.org/wiki/Linear_algebra))

## Products

The [[Dot product]] says how far two vectors point the same way.
`

const VECTOR = `---
aliases: [Vectors]
---

# Vector

An arrow in space, or the list of its coordinates: $v = (v_1, \\dots, v_n)$.

Its length is

$$
\\lVert v \\rVert = \\sqrt{v_1^2 + \\dots + v_n^2}
$$

> [!tip] Where to go next
> Two vectors are compared by their [[Dot product]].
`

const DOT_PRODUCT = `# Dot product

For two [[Vector|vectors]] of the same length, $u \\cdot v = u_1 v_1 + \\dots + u_n v_n$.

## Orthogonal vectors

Two vectors are *orthogonal* if their dot product is zero. ^orthogonal

## Length

The [[Vector]] with itself gives the square of its length: $v \\cdot v = \\lVert v \\rVert^2$.
`

const TEMPLATES = `Templates of your own go here and replace the built-in ones of the same name.

\`npx lectern eject note\` copies the one for notes to start from.
`

function workflow(version: string): string {
  return `# Publishes the site on GitHub Pages. In the repository's settings, choose Pages → Source → GitHub Actions.
name: Publish
on:
  push:
    branches: [main]
  workflow_dispatch:
permissions:
  contents: read
  pages: write
  id-token: write
concurrency:
  group: pages
jobs:
  publish:
    runs-on: ubuntu-latest
    environment:
      name: github-pages
      url: \${{ steps.deploy.outputs.page_url }}
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - uses: actions/cache@v4
        with:
          path: .lectern
          key: lectern-\${{ github.sha }}
          restore-keys: lectern-
      - uses: actions/configure-pages@v5
        id: pages
      - run: npx --yes lectern@${version} build --cache-dir .lectern --base-url "$BASE_URL"
        env:
          BASE_URL: \${{ steps.pages.outputs.base_url }}
      - uses: actions/upload-pages-artifact@v3
        with:
          path: dist
      - uses: actions/deploy-pages@v4
        id: deploy
`
}
