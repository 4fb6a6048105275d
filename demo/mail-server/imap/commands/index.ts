import type { Command } from '../session.ts'
import { append } from './append.ts'
import { fetch, uidFetch } from './fetch.ts'
import { folders } from './folders.ts'
import { idle } from './idle.ts'
import { login } from './login.ts'
import { messages } from './messages.ts'
import { search, uidSearch } from './search.ts'
import { select } from './select.ts'
import { conversation } from './conversation.ts'

/** Every command by its name. */
export const commands: Readonly<Record<string, Command>> = Object.assign(Object.create(null), {
  ...conversation,
  ...login,
  ...folders,
  ...select,
  ...messages,
  APPEND: append,
  FETCH: fetch,
  'UID FETCH': uidFetch,
  SEARCH: search,
  'UID SEARCH': uidSearch,
  IDLE: idle,
} satisfies Record<string, Command>)
