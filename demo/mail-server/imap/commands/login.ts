import { timingSafeEqual, createHash } from 'node:crypto'
import { capabilities } from '../capabilities.ts'
import { atomText, SyntaxFault, word, words } from '../parse.ts'
import { bad, no, ok, type Command, type Reply, type Session } from '../session.ts'

const MAX_FAILED_LOGINS = 5
const MAX_RESPONSE_LINE = 4096

/** LOGIN and AUTHENTICATE (RFC 3501, 6.2; initial responses of RFC 4959). Any address is an account of its own. */
export const login = {
  LOGIN: {
    needs: 'no-login',
    run: (session, values) => logIn(session, words(values[0], 'a user name'), words(values[1], 'a password')),
  },
  AUTHENTICATE: {
    needs: 'no-login',
    async run(session, values) {
      const mechanism = atomText(values[0])
      const initial = values[1] === undefined ? null : word(values[1], 'an initial response')
      if (mechanism === 'PLAIN') return plain(session, initial)
      if (mechanism === 'LOGIN') return loginMechanism(session, initial)
      return no('This mechanism is not offered', 'CANNOT')
    },
  },
} satisfies Record<string, Command>

/** RFC 4616: authorisation identity, user and password, parted by NUL. */
async function plain(session: Session, initial: string | null): Promise<Reply> {
  const response = initial ?? (await ask(session, ''))
  if (response === null) return bad('Authentication given up')
  const parts = decode(response).split('\0')
  if (parts.length !== 3) throw new SyntaxFault('Expected user and password in the PLAIN response')
  return logIn(session, parts[1]!, parts[2]!)
}

async function loginMechanism(session: Session, initial: string | null): Promise<Reply> {
  const user = initial ?? (await ask(session, 'Username:'))
  if (user === null) return bad('Authentication given up')
  const password = await ask(session, 'Password:')
  if (password === null) return bad('Authentication given up')
  return logIn(session, decode(user), decode(password))
}

async function ask(session: Session, challenge: string): Promise<string | null> {
  session.write(`+ ${Buffer.from(challenge).toString('base64')}`)
  const line = await session.reader.line(MAX_RESPONSE_LINE)
  return line === null || line === '*' ? null : line
}

function logIn(session: Session, user: string, password: string): Reply {
  const account = samePassword(password, session.password) ? session.store.account(user) : null
  if (account === null) {
    session.failedLogins += 1
    if (session.failedLogins >= MAX_FAILED_LOGINS) {
      session.write('* BYE Too many failed logins')
      session.ended = true
    }
    return no('Wrong user name or password; the demo prints both at its start', 'AUTHENTICATIONFAILED')
  }
  session.account = account
  return ok('Logged in', `CAPABILITY ${capabilities(session)}`)
}

function samePassword(given: string, wanted: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(given), hash(wanted))
}

function decode(base64: string): string {
  return base64 === '=' ? '' : Buffer.from(base64, 'base64').toString('utf8')
}
