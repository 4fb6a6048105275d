import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { z } from 'zod'
import type { GoogleEndpoints } from '#src/config.ts'
import { errorText } from './error-code.ts'

/** What came of asking an account's owner. `says`: Google's own words, or why it was not reached. */
export type Consent =
  | { readonly kind: 'given'; readonly refreshToken: string }
  | { readonly kind: 'refused'; readonly says: string }
  /** Consented, but not to mail: the owner unticked it. */
  | { readonly kind: 'without-mail' }
  /** No refresh token came with it. */
  | { readonly kind: 'not-lasting' }

export type ConsentRequest = AsyncDisposable & {
  /** Google's page on which the account's owner consents. */
  readonly page: string
  /** Comes when a browser on this machine is sent back by Google, or `cameBack` was told of one elsewhere. */
  readonly consent: Promise<Consent>
  /** The address at which a browser on another machine ended; false where it answers no request of ours. */
  readonly cameBack: (address: string) => boolean
}

export type ConsentClient = { readonly user: string; readonly clientId: string; readonly clientSecret: string }

export const MAIL_SCOPE = 'https://mail.google.com/'
const TOKEN_MS = 20_000

/**
 * Asks for consent as installed programs do: Google sends the browser back to a port of this machine (RFC 8252), and what it
 * brings is worth something only together with a secret that never left this process (PKCE, RFC 7636).
 */
export async function requestConsent(client: ConsentClient, google: GoogleEndpoints): Promise<ConsentRequest> {
  const state = randomBytes(24).toString('base64url')
  const verifier = randomBytes(48).toString('base64url')
  const { promise, resolve } = Promise.withResolvers<Consent>()
  let isAnswered = false
  let redirectUri = ''

  const take = (query: URLSearchParams): boolean => {
    const code = query.get('code')
    const refusal = query.get('error')
    // Another page of the same browser may call here too: only Google knows the state.
    if (query.get('state') !== state || (code === null && refusal === null)) return false
    if (isAnswered) return true
    isAnswered = true
    if (code === null) resolve({ kind: 'refused', says: refusal ?? '' })
    else resolve(exchanged(client, google.token, { code, verifier, redirectUri }))
    return true
  }
  const server = createServer((request, response) => {
    const url = URL.parse(request.url ?? '', 'http://127.0.0.1')
    const ours = request.method === 'GET' && url?.pathname === '/' && take(url.searchParams)
    response.writeHead(ours ? 200 : 404, PAGE_HEADERS).end(ours ? PAGE : '')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  redirectUri = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  const asked = new URLSearchParams({
    client_id: client.clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: MAIL_SCOPE,
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    // Without both Google gives a refresh token only the first time that somebody consents.
    access_type: 'offline',
    prompt: 'consent',
    login_hint: client.user,
  })
  return {
    page: `${google.authorize}?${asked.toString()}`,
    consent: promise,
    cameBack: (came) => {
      const url = URL.parse(came.trim())
      return url !== null && take(url.searchParams)
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise<void>((done) => {
        server.close(() => done())
      })
    },
  }
}

const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'",
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  connection: 'close',
}
const PAGE = `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Tiếp nhận</title>
<p>Đã nhận câu trả lời của Google. Đóng trang này và quay lại cửa sổ dòng lệnh.</p></html>`

const Answer = z.object({
  refresh_token: z.string().optional(),
  scope: z.string().optional(),
  error: z.string().optional(),
  error_description: z.string().optional(),
})

/** RFC 6749 section 4.1.3. */
async function exchanged(
  { clientId, clientSecret }: ConsentClient,
  tokenUrl: string,
  { code, verifier, redirectUri }: { readonly code: string; readonly verifier: string; readonly redirectUri: string },
): Promise<Consent> {
  try {
    const response = await fetch(tokenUrl, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code,
        code_verifier: verifier,
        redirect_uri: redirectUri,
        client_id: clientId,
        client_secret: clientSecret,
      }),
      redirect: 'error',
      signal: AbortSignal.timeout(TOKEN_MS),
    })
    const answer = Answer.parse(await response.json())
    if (answer.error !== undefined)
      return { kind: 'refused', says: [answer.error, answer.error_description ?? ''].join(' ').trim() }
    if (answer.scope !== undefined && !answer.scope.split(' ').includes(MAIL_SCOPE)) return { kind: 'without-mail' }
    return answer.refresh_token === undefined
      ? { kind: 'not-lasting' }
      : { kind: 'given', refreshToken: answer.refresh_token }
  } catch (error) {
    return { kind: 'refused', says: errorText(error) }
  }
}
