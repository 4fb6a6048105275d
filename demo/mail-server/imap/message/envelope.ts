import addressparser from 'nodemailer/lib/addressparser'
import { nstring, string, type Piece } from '../write.ts'
import { headerValue, type Field } from './header.ts'

const MAX_ADDRESSES = 200

/** ENVELOPE (RFC 3501, 7.4.2): fields as they stand in the header, encoded words left alone. */
export function envelope(fields: readonly Field[]): Piece[] {
  const value = (name: string): Piece[] => nstring(asBytes(headerValue(fields, name)))
  const from = addresses(headerValue(fields, 'from'))
  const orFrom = (name: string): Piece[] => {
    const own = addresses(headerValue(fields, name))
    return own.length === 1 && own[0] === 'NIL' ? from : own
  }
  const list = (name: string): Piece[] => addresses(headerValue(fields, name))
  const columns = [
    value('date'),
    value('subject'),
    from,
    orFrom('sender'),
    orFrom('reply-to'),
    list('to'),
    list('cc'),
    list('bcc'),
    value('in-reply-to'),
    value('message-id'),
  ]
  return ['(', ...columns.flatMap((column, index) => (index === 0 ? column : [' ', ...column])), ')']
}

function addresses(value: string | null): Piece[] {
  if (value === null) return ['NIL']
  const found = addressparser(value.slice(0, 100_000), { flatten: true }).slice(0, MAX_ADDRESSES)
  if (found.length === 0) return ['NIL']
  return ['(', ...found.flatMap(({ name, address }) => oneAddress(name, address ?? '')), ')']
}

function oneAddress(name: string, address: string): Piece[] {
  const at = address.lastIndexOf('@')
  const local = at === -1 ? address : address.slice(0, at)
  const host = at === -1 ? '' : address.slice(at + 1)
  const bytes = (text: string): Piece[] => string(Buffer.from(text, 'latin1'))
  return ['(', ...(name ? bytes(name) : ['NIL']), ' NIL ', ...bytes(local), ' ', ...bytes(host), ')']
}

function asBytes(value: string | null): Buffer | null {
  return value === null ? null : Buffer.from(value, 'latin1')
}
