import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The page's style and its few lines of script, as files that an editor understands. */
export const style = readFileSync(join(import.meta.dirname, 'page.css'), 'utf8')
export const script = readFileSync(join(import.meta.dirname, 'page.js'), 'utf8')
