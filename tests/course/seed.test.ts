/** The note that the project started from: its citations, units and path. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { outlineLines, pathNames, place, summaryOf, vault } from './vault.ts'

const NAME = 'Intro to ML Safety.md'
const SEED = readFileSync(join(import.meta.dirname, '..', 'fixtures', 'seed', NAME), 'utf8')
const site = vault({
  [NAME]: SEED,
  'Threat.md': '',
  'ROC Curve.md': '',
  'Precision.md': '',
  'Recall.md': '',
  'Z Score.md': '',
})

test('SRC-1 the seed has 17 citations, each of the section in which it stands', () => {
  const { citations, headings } = summaryOf(SEED)
  const cited = citations.map(({ section, title }) => `${headings[section]?.title}: ${title}`)
  expect(cited).toEqual([
    'Disaster Risk Equation: risk_decomposition - Google Slides',
    'Complex Systems Background: accident_models - Google Slides',
    'Black Swans: black_swans - Google Slides',
    'Review: adversarial_robustness - Google Slides',
    'Review: black_swan_robustness - Google Slides',
    'Anomaly Detection: Intro_to_ML_Safety/main.md at master Â· centerforaisafety/Intro_to_ML_Safety',
    'Anomaly Detection: anomaly_detection - Google Slides',
    'Anomaly Detection: Anomaly Detection - YouTube',
    'Interpretable Uncertainty: interpretable_uncertainty - Google Slides',
    'Interpretable Uncertainty: Interpretable Uncertainty - YouTube',
    'Transparency: interpretable_uncertainty - Google Slides',
    'Transparency: Transparency - YouTube',
    'Trojans: trojans - Google Slides',
    'Trojans: Trojans - YouTube',
    'Detecting Emergent Behavior: emergent_behavior_proxy_gaming - Google Slides',
    'Detecting Emergent Behavior: Detecting Emergent Behavior - YouTube',
    'References: Schedule | Intro to ML Safety',
  ])
})

test('SRC-2 SRC-3 the seed has 16 sources with kinds and clean titles; one is cited in two sections', () => {
  const { list } = site.sources
  expect(list).toHaveLength(16)
  expect(list.map(({ kind, title }) => `${kind}: ${title}`).slice(0, 9)).toEqual([
    'website: Schedule | Intro to ML Safety',
    'slides: risk_decomposition',
    'slides: accident_models',
    'slides: black_swans',
    'slides: adversarial_robustness',
    'slides: black_swan_robustness',
    'code: Intro_to_ML_Safety/main.md at master Â· centerforaisafety/Intro_to_ML_Safety',
    'slides: anomaly_detection',
    'video: Anomaly Detection',
  ])
  const twice = list.filter(({ sections }) => sections.length > 1)
  expect(
    twice.map(({ title, sections }) => [title, ...sections.map((section) => place(site, section))]),
  ).toEqual([
    [
      'interpretable_uncertainty',
      'Intro to ML Safety › Interpretable Uncertainty',
      'Intro to ML Safety › Transparency',
    ],
  ])
})

test('SRC-2 SRC-5 addresses of the seed stay as written; a stray parenthesis is no part of them', () => {
  const targets = site.sources.list.map(({ target }) => (target.kind === 'url' ? target.url : ''))
  expect(targets[0]).toBe('https://course.mlsafety.org/calendar/#media-popup')
  expect(targets[6]).toBe(
    'https://github.com/centerforaisafety/Intro_to_ML_Safety/blob/master/Anomaly%20Detection/main.md',
  )
  for (const url of targets) expect(SEED).toContain(`(${url})`)
})

test('CRS-1 CRS-2 CRS-6 the seed is a course of 10 units; unwritten notes are in the outline', () => {
  const units = outlineLines(site)
  expect(units).toHaveLength(11)
  expect(units[0]).toBe('-: Four Unsolved Problems in ML Safety?, Risk Decomposition?')
  expect(units[1]).toBe(
    'Risk Decomposition: Failure Mode?, Hazard (AI Safety)?, Vulnerability (AI Safety)?, Threat, Exposure?, ' +
      'Ability to Cope?, Disaster Risk Equation?, Extended Disaster Risk Equation?, ' +
      'How the Four Unsolved Problems in ML Safety Relate to Disaster Risk Equation?',
  )
  expect(units[5]).toBe('Different Forms of x_adv: ')
  expect(units[10]).toBe('Detecting Emergent Behavior: ')
  expect(pathNames(site)).toEqual(['Threat', 'Z Score', 'ROC Curve', 'Precision', 'Recall'])
})

test('WNT-1 every note that the seed links to is wanted once, unless it is written', () => {
  const wanted = [...site.wanted.values()]
  const names = wanted.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(wanted.filter(({ name }) => name === 'True Positive Rate (TPR)')[0]?.wants).toHaveLength(1)
  expect(names).toContain('False Positive Rate (FPR))')
  expect(names).not.toContain('Pasted image 20220807151122.png')
  expect(names.length).toBe(
    new Set([...SEED.matchAll(/(?<!!)\[\[([^\]|#]+)/g)].map((m) => m[1]?.trim())).size - 5,
  )
})
