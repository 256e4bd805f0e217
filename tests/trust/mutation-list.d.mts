/** Promise, file below `src`, guard, what replaces it, and the tests that have to fail. */
export const MUTATIONS: readonly (readonly [
  promise: string,
  file: string,
  guard: string,
  replacement: string,
  tests: string,
])[]
