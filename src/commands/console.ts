/** Where a command writes; tests hand in their own. */
export type Console = { readonly out: (text: string) => void; readonly err: (text: string) => void }
