import { bad, ok, tellChanges, type Command } from '../session.ts'

/** RFC 2177: the client waits, the server tells at once. */
export const idle: Command = {
  needs: 'login',
  async run(session) {
    const folder = session.selected?.folder
    const tell = (): void => tellChanges(session, { mayRenumber: true })
    session.write('+ idling')
    tell()
    folder?.watchers.add(tell)
    try {
      const line = await session.reader.line(1024)
      if (line === null) session.ended = true
      return line?.trim().toUpperCase() === 'DONE' ? ok('Idle ended') : bad('Expected DONE')
    } finally {
      folder?.watchers.delete(tell)
    }
  },
}
