/** How long the tests with random notes run, and from which seed: both are for `fuzz.mjs` to change. */
export interface FuzzParameters {
  readonly numRuns: number
  readonly seed: number
}

/** `runs` notes from a fixed seed, so that the tests of a change say something about that change; or what is asked for. */
export function fuzzParameters(runs: number): FuzzParameters {
  const { FUZZ_RUNS, FUZZ_SEED } = process.env
  return { numRuns: Number(FUZZ_RUNS ?? runs), seed: Number(FUZZ_SEED ?? 1) }
}
