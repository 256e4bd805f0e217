/** Adds descriptions and defaults to the JSON Schema of the configuration. */
export function describeSchema(
  root: string,
  schema: object,
  words: {
    readonly defaults: object
    readonly catalogue: { readonly [code: string]: { readonly meaning: string } }
  },
): object
