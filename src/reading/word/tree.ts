/** The part of mammoth's document tree that reading uses; its own types leave it open. */
export type Node =
  | { readonly type: 'document'; readonly children: readonly Node[]; readonly notes: Notes }
  | { readonly type: 'paragraph'; readonly children: readonly Node[]; readonly alignment: string | null }
  | RunNode
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'tab' }
  | { readonly type: 'break'; readonly breakType: 'line' | 'page' | 'column' }
  | { readonly type: 'bookmarkStart'; readonly name: string }
  | { readonly type: 'noteReference'; readonly noteType: string; readonly noteId: string }
  | { readonly type: 'hyperlink'; readonly children: readonly Node[] }
  | { readonly type: 'checkbox'; readonly checked: boolean }
  | TableNode
  | { readonly type: 'image' | 'note' | 'comment' | 'commentReference' }

type RunNode = {
  readonly type: 'run'
  readonly children: readonly Node[]
  readonly isBold: boolean
  readonly isAllCaps: boolean
  readonly font: string | null
}

export type TableNode = { readonly type: 'table'; readonly children: readonly RowNode[] }
type RowNode = { readonly type: 'tableRow'; readonly children: readonly CellNode[] }
export type CellNode = {
  readonly type: 'tableCell'
  readonly children: readonly Node[]
  readonly colSpan: number
  readonly rowSpan: number
}

export type Notes = {
  resolve(reference: { noteType: string; noteId: string }): { readonly body: readonly Node[] } | null
}
