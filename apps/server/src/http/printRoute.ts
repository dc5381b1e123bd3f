import { chooseLanguage } from '@tenggat/words'
import type { FastifyInstance } from 'fastify'
import type { Context } from '../api/context.js'
import { type PrintedAgreement, printAgreement } from '../reports/print/printAgreement.js'
import { hasScope, type Viewer } from '../viewer/viewer.js'
import type { Authenticate } from './authenticate.js'
import { PRINT_CSS } from './printCss.js'

export interface PrintRouteDeps {
  readonly authenticate: Authenticate
  readonly contextOf: (viewer: Viewer, events: null) => Promise<Context>
}

interface PrintRequest {
  readonly Params: { readonly id: string; readonly version: string }
  readonly Querystring: { readonly lang?: string }
}

/** `GET /print/agreements/:id/:version?lang=`: an agreement to print or keep, for whoever may read it; else as if there were none. */
export function servePrints(fastify: FastifyInstance, { authenticate, contextOf }: PrintRouteDeps): void {
  fastify.get('/print.css', (_, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'no-cache').send(PRINT_CSS),
  )
  fastify.get<PrintRequest>('/print/agreements/:id/:version', async (request, reply) => {
    void reply.header('cache-control', 'private, no-store')
    const viewer = await authenticate(request.headers)
    if (viewer === null || viewer.kind === 'anonymous') {
      return reply.code(401).header('www-authenticate', 'Bearer').type('text/plain').send('Sign in first\n')
    }
    const { id, version } = request.params
    const isName = /^\P{Cc}+$/u.test(id) && /^[1-9]\d{0,8}$/.test(version)
    const page = hasScope(viewer, 'read') && isName ? await print() : null
    if (page === null) return reply.code(404).type('text/plain').send('Not found\n')
    if ('unread' in page) return reply.code(409).type('text/plain; charset=utf-8').send(`${page.unread}\n`)
    return reply.type('text/html; charset=utf-8').send(page.html)

    async function print(): Promise<PrintedAgreement | null> {
      const { reads, clockwork } = await contextOf(viewer!, null)
      const asked = { id, version: Number(version) }
      const language = chooseLanguage([String(request.query.lang ?? viewer!.person?.language)])
      return printAgreement(reads.agreements, asked, clockwork.now(), language)
    }
  })
}
