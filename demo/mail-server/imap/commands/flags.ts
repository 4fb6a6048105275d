import { normaliseFlag } from '../../store.ts'
import { SyntaxFault, word, type Value } from '../parse.ts'

const MAX_FLAGS = 50
const MAX_FLAG = 100

/** Flags and keywords of a command; \Recent is the server's own and is left out. */
export function readFlags(values: readonly Value[]): string[] {
  const flags = values.map((value) => normaliseFlag(word(value, 'a flag')))
  const fault = flags.find((flag) => flag.length > MAX_FLAG || !/^\\?[^\s\\(){%*"\]\p{Cc}]+$/u.test(flag))
  if (fault !== undefined || flags.length > MAX_FLAGS) throw new SyntaxFault('Not usable as flags')
  return flags.filter((flag) => flag.toLowerCase() !== '\\recent')
}
