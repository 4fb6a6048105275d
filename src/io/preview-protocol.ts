import type { Marks } from '#src/reading/draw-page.ts'

/** Which file of a mail, and what is wanted of it. */
export type PreviewRequest = {
  readonly raw: Uint8Array
  /** Containers down to the file, its own name last, and the SHA-256 of its bytes. */
  readonly path: readonly string[]
  readonly sha256: string
  readonly want: PreviewWant
}

export type PreviewWant =
  /** The file as it came. */
  | { readonly kind: 'bytes' }
  /** One page as a picture (JPEG) with its marks. */
  | { readonly kind: 'picture'; readonly page: number; readonly marks: Marks }

export type PreviewAnswer =
  | { readonly kind: 'done'; readonly bytes: Uint8Array }
  /** The file is not there, has no such page, or is nothing that can be drawn. */
  | { readonly kind: 'none'; readonly why: string }
