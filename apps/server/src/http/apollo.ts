import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import type { DocumentNode, GraphQLSchema } from 'graphql'
import type { Context } from '../api/context.js'
import type { PublicError } from '../limits/publicError.js'
import type { Log } from '../logger.js'
import { statusOf } from './statusOf.js'

/** The context on HTTP also brings the document, which the guard has parsed and checked. */
export type HttpContext = Context & { readonly document: DocumentNode; readonly accept: string | undefined }

/** Hands over what the guard has checked, so that Apollo neither parses nor validates again. */
const takeChecked: ApolloServerPlugin<HttpContext> = {
  async requestDidStart() {
    return {
      async didResolveSource(request) {
        ;(request as { document?: DocumentNode }).document = request.contextValue.document
      },
      async willSendResponse({ response, contextValue }) {
        const { body, http } = response
        if (body.kind !== 'single' || body.singleResult.data !== undefined) return
        http.status = statusOf(body.singleResult.errors ?? [], contextValue.accept)
      },
    }
  },
}

/** Apollo executes; everything that guards has happened before. */
export async function startApollo(
  schema: GraphQLSchema,
  publicError: PublicError,
  log: Log,
): Promise<ApolloServer<HttpContext>> {
  const apollo = new ApolloServer<HttpContext>({
    schema,
    documentStore: null,
    persistedQueries: false,
    introspection: true,
    allowBatchedHttpRequests: false,
    // Only requests with a bearer token and a JSON body come this far, and no page of another origin can send those.
    csrfPrevention: false,
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    formatError: (_, error) => publicError(error),
    logger: log,
    plugins: [
      takeChecked,
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  })
  await apollo.start()
  return apollo
}
