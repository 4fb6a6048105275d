import { capabilities } from '../capabilities.ts'
import { atomText } from '../parse.ts'
import { ok, type Command } from '../session.ts'

/** Commands about the conversation itself. */
export const conversation = {
  CAPABILITY: {
    needs: 'nothing',
    run(session) {
      session.write(`* CAPABILITY ${capabilities(session)}`)
      return ok('Capabilities listed')
    },
  },
  NOOP: { needs: 'nothing', run: () => ok('Nothing done') },
  CHECK: { needs: 'folder', run: () => ok('Checked') },
  LOGOUT: {
    needs: 'nothing',
    run(session) {
      session.write('* BYE Until next time')
      session.selected = null
      session.ended = true
      return ok('Logged out')
    },
  },
  /** RFC 2971. */
  ID: {
    needs: 'nothing',
    run(session) {
      session.write('* ID ("name" "tiepnhan-demo")')
      return ok('Pleased to meet you')
    },
  },
  /** RFC 5161. */
  ENABLE: {
    needs: 'login',
    run(session, values) {
      const wanted = values.map(atomText)
      if (wanted.includes('CONDSTORE')) session.condstore = true
      session.write(wanted.includes('CONDSTORE') ? '* ENABLED CONDSTORE' : '* ENABLED')
      return ok('Enabled')
    },
  },
} satisfies Record<string, Command>
