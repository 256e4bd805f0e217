/** A small course with one of everything that a reader can meet. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const LONG = 'The kernel of a map is the set of all that it sends to zero. '.repeat(12)

/** A picture wider than the text. */
const PICTURE = readFileSync(join(import.meta.dirname, 'picture.svg'))

export const VAULT: Readonly<Record<string, string | Uint8Array>> = {
  'index.md': `---\ntitle: Linear algebra\n---\nThe course is [[Linear Algebra]]. Also [[Kernel]], [[Image]] and [[Not written]].\n\n${LONG}`,
  'Linear Algebra.md':
    '---\ntags: [course]\n---\n# Linear Algebra\n\n## Maps\n\n- [[Kernel]]\n- [[Image]]\n\n## Spaces\n\n- [[Dual space]]',
  'Kernel.md': [
    '---\ntags: [maps]\ndate: 2024-02-01\n---\n# Kernel',
    'What a map $T$ sends to zero[^1], see [[Image#Rank]], [[Image#Basis]], [[Image#^eq-rank|the equation]] and [[Image]].',
    `${LONG}[^2]`,
    '## Definition\n\n$$\\ker T = \\{v : Tv = 0\\}$$\n\n> [!definition] Kernel\n> All that is sent to zero.',
    '```python title="kernel.py" {2}\nimport numpy as np\nprint(np.linalg.svd(A))\n```',
    `## Another section\n\n${LONG}`,
    '![A wide picture](picture.svg)',
    '| | b |\n| - | - |\n| 1 | 2 |',
    '- Seen from the side:\n- ![A picture in a list](picture.svg)\n- A last item.',
    `Beside $T$ stands $\\mathbb{R}^n$ with $\\underbrace{x_1 + x_2 + \\dots + x_n + y_1 + y_2 + \\dots + y_n}$ in one piece.`,
    '[^1]: The zero of the target. [[Dual space]] has more.\n[^2]: Second note.',
  ].join('\n\n'),
  'Image.md': `# Image\n\nWhat a map reaches, see [[Kernel]] and [[Dual space]].\n\n## Rank\n\nThe rank of a map.\n\n$$r = \\dim \\operatorname{im} T$$ ^eq-rank\n\n## Basis\n\nColumns with pivots. ${LONG}`,
  'Dual space.md':
    '# Dual space\n\nAll maps to the field[^1]; [[Kernel]] again.\n\n[^1]: Also called functionals.',
  'Diagrams.md': [
    '# Diagrams',
    '```mermaid\ngraph TD\n  A[Kernel] --> B[Image]\n  class A internal-link\n```',
    '```mermaid\ngraph TD\n  this is --- [[ broken\n```',
    '```mermaid\ngraph LR\n  X@{ img: "https://example.org/x.png" }\n```',
    '![Lecture](https://www.youtube.com/watch?v=dQw4w9WgXcQ)',
  ].join('\n\n'),
  'picture.svg': PICTURE,
}
