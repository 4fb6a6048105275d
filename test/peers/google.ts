import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { GoogleEndpoints } from '#src/config.ts'

/** Google's authorisation server as far as a consent goes (RFC 6749, 7636, 8252); strict where Google is. */
export type GooglePeer = AsyncDisposable & {
  readonly endpoints: GoogleEndpoints
  /** What the account's owner does on the page, and which way back Google then shows the browser. */
  readonly consents: (page: string, how?: Owner) => string
  /** Consents that are good still; an owner who withdraws one takes it out. */
  readonly refreshTokens: Set<string>
  /** Scope of the next token, where the owner unticks something. */
  grants: string
  /** Good for the mail servers. */
  readonly accessTokens: Set<string>
}

type Owner = 'agrees' | 'declines'

export async function startGoogle(): Promise<GooglePeer> {
  const codes = new Map<string, URLSearchParams>()
  const refreshTokens = new Set<string>()
  const accessTokens = new Set<string>()
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = tokenFor(new URLSearchParams(Buffer.concat(chunks).toString()))
      response.writeHead('error' in body ? 400 : 200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    })
  })
  const tokenFor = (asked: URLSearchParams): Record<string, unknown> => {
    if (asked.get('client_id') !== 'may-khach' || asked.get('client_secret') !== 'bi-mat-may-khach')
      return { error: 'invalid_client', error_description: 'The OAuth client was not found.' }
    const access = randomBytes(9).toString('hex')
    if (asked.get('grant_type') === 'refresh_token') {
      if (!refreshTokens.has(asked.get('refresh_token') ?? ''))
        return { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' }
      accessTokens.add(access)
      return { access_token: access, expires_in: 3599, scope: peer.grants, token_type: 'Bearer' }
    }
    const page = codes.get(asked.get('code') ?? '')
    codes.delete(asked.get('code') ?? '')
    const challenge = createHash('sha256')
      .update(asked.get('code_verifier') ?? '')
      .digest('base64url')
    if (page === undefined || page.get('code_challenge') !== challenge)
      return { error: 'invalid_grant', error_description: 'Invalid code verifier.' }
    if (asked.get('redirect_uri') !== page.get('redirect_uri')) return { error: 'redirect_uri_mismatch' }
    // Who did not ask for it gets no refresh token.
    const lasting = page.get('access_type') === 'offline' && page.get('prompt') === 'consent'
    const refresh = `1//${randomBytes(9).toString('hex')}`
    if (lasting) refreshTokens.add(refresh)
    return {
      access_token: access,
      expires_in: 3599,
      scope: peer.grants,
      ...(lasting ? { refresh_token: refresh } : {}),
    }
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  const peer: GooglePeer = {
    endpoints: { authorize: `${origin}/o/oauth2/v2/auth`, token: `${origin}/token` },
    refreshTokens,
    accessTokens,
    grants: 'https://mail.google.com/',
    consents(page, how = 'agrees') {
      const { searchParams: asked } = new URL(page)
      const back = new URL(asked.get('redirect_uri') ?? '')
      if (back.protocol !== 'http:' || back.hostname !== '127.0.0.1') throw new Error('redirect_uri_mismatch')
      if (asked.get('code_challenge_method') !== 'S256' || asked.get('scope') !== 'https://mail.google.com/')
        throw new Error('invalid_request')
      const code = randomBytes(9).toString('hex')
      if (how === 'agrees') codes.set(code, asked)
      back.searchParams.set('state', asked.get('state') ?? '')
      back.searchParams.set(how === 'agrees' ? 'code' : 'error', how === 'agrees' ? code : 'access_denied')
      return back.href
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise<void>((done) => {
        server.close(() => done())
      })
    },
  }
  return peer
}
