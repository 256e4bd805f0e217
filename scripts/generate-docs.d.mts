/** The pages of the guide that have generated parts: the file's name in docs/, what it holds, what it should hold. */
export function generatePages(): Promise<
  readonly { readonly name: string; readonly text: string; readonly filled: string }[]
>
