import type { Socket } from 'node:net'
import type { MailStore } from '../store.ts'
import { capabilities } from './capabilities.ts'
import { commands } from './commands/index.ts'
import { createLineReader, LineTooLong } from './line-reader.ts'
import { parseArguments, SyntaxFault } from './parse.ts'
import { MAX_COMMAND, MAX_COMMAND_BEFORE_LOGIN, readCommand, type RawCommand } from './read-command.ts'
import { bad, no, tellChanges, type Command, type Reply, type Session } from './session.ts'
import type { Piece } from './write.ts'

/** RFC 3501, 5.4 asks for 30 minutes at least once a client has logged in. */
const IDLE_MS = 31 * 60_000
const BEFORE_LOGIN_MS = 60_000
/** What a client that asks and does not read may pile up here. */
const MAX_UNREAD = 4 * 1024 * 1024

/** Serves one client until it leaves. Never throws: a broken client loses its own connection, nothing else. */
export async function serveImap(
  socket: Socket,
  options: { readonly store: MailStore; readonly password: string; readonly onFault: (error: unknown) => void },
): Promise<void> {
  socket.on('error', () => socket.destroy())
  socket.on('timeout', () => socket.destroy())
  socket.setTimeout(BEFORE_LOGIN_MS)
  socket.setNoDelay(true)
  const session = newSession(socket, options)
  session.write(`* OK [CAPABILITY ${capabilities(session)}] Tiep nhan demo mail server ready`)
  try {
    while (!session.ended && (await serveCommand(session, options.onFault))) {
      if (session.account) socket.setTimeout(IDLE_MS)
    }
  } catch (error) {
    if (error instanceof LineTooLong) session.write('* BYE Line too long')
    else if (!socket.destroyed) options.onFault(error)
  }
  socket.end()
}

async function serveCommand(session: Session, onFault: (error: unknown) => void): Promise<boolean> {
  const limits = { bytes: session.account ? MAX_COMMAND : MAX_COMMAND_BEFORE_LOGIN }
  const raw = await readCommand(session.reader, limits, () => session.write('+ Ready for the literal'))
  if (raw === null) return false
  if ('answer' in raw) {
    session.write(`${raw.tag} ${raw.answer} ${raw.why}`)
    return true
  }
  const command = commands[raw.name]
  const reply = await answer(session, command, raw, onFault)
  tellChanges(session, { mayRenumber: !command?.keepsNumbers })
  session.write(`${raw.tag} ${reply.status} ${reply.text.replaceAll(/[^\x20-\x7e]/g, '?')}`)
  await session.drained()
  return true
}

async function answer(
  session: Session,
  command: Command | undefined,
  raw: RawCommand,
  onFault: (error: unknown) => void,
): Promise<Reply> {
  if (command === undefined) return bad(`Command not known: ${raw.name}`)
  if (command.needs === 'no-login' && session.account) return bad('Already logged in')
  if ((command.needs === 'login' || command.needs === 'folder') && !session.account) return bad('Log in first')
  if (command.needs === 'folder' && !session.selected) return bad('Select a mailbox first')
  try {
    return await command.run(session, parseArguments(raw.rest))
  } catch (error) {
    if (error instanceof SyntaxFault) return bad(error.message)
    if (error instanceof LineTooLong) throw error
    onFault(error)
    return no('The server failed at this command', 'SERVERBUG')
  }
}

function newSession(socket: Socket, options: { readonly store: MailStore; readonly password: string }): Session {
  return {
    store: options.store,
    password: options.password,
    reader: createLineReader(socket),
    write: (...pieces) => writeAll(socket, pieces),
    drained: () => drained(socket),
    account: null,
    selected: null,
    condstore: false,
    ended: false,
    failedLogins: 0,
  }
}

function writeAll(socket: Socket, pieces: readonly Piece[]): void {
  if (socket.destroyed) return
  socket.cork()
  for (const piece of pieces) socket.write(typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece)
  socket.write('\r\n')
  socket.uncork()
}

async function drained(socket: Socket): Promise<void> {
  if (socket.destroyed || socket.writableLength < MAX_UNREAD) return
  await new Promise<void>((resolve) => {
    const done = (): void => {
      socket.off('drain', done)
      socket.off('close', done)
      resolve()
    }
    socket.on('drain', done)
    socket.on('close', done)
  })
}
