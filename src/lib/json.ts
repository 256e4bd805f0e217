/** Plain data: what may cross a task boundary, be digested and be stored. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** Nominal typing for strings and records that must not be mixed up. */
export type Brand<T, Name extends string> = T & { readonly __brand: Name }
