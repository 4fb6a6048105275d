import type { Session } from './session.ts'
import { MAX_COMMAND } from './read-command.ts'

/** What this server can do; how to log in stands there only until the client has. */
export function capabilities(session: Session): string {
  const login = session.account ? [] : ['AUTH=PLAIN', 'AUTH=LOGIN', 'SASL-IR']
  return ['IMAP4rev1', 'LITERAL+', ...login, ...EXTENSIONS].join(' ')
}

const EXTENSIONS = [
  'ID',
  'IDLE',
  'NAMESPACE',
  'CHILDREN',
  'SPECIAL-USE',
  'UIDPLUS',
  'UNSELECT',
  'MOVE',
  'ENABLE',
  'CONDSTORE',
  `APPENDLIMIT=${MAX_COMMAND - 64 * 1024}`,
]
