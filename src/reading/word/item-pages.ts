import type { Page } from '../extraction.ts'
import type { Item } from './blocks.ts'

/** Empty pages are not kept: a break is often told twice, by its author and by the last layout. */
export function itemPages(items: readonly Item[]): Page[] {
  const pages: Page[] = []
  let blocks: Page['blocks'][number][] = []
  const close = () => {
    if (blocks.some((block) => block.kind === 'table' || block.text.trim() !== '')) {
      pages.push({ blocks })
      blocks = []
    }
  }
  for (const item of items) {
    if (item.kind === 'block') blocks.push(item.block)
    else if (item.kind === 'page') close()
  }
  close()
  return pages
}
