# The service as an image: everything is installed and compiled here, nothing at the start.
FROM node:22-bookworm-slim

WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
# The times of the sources are part of the build's stamp. In whole seconds they are the same in every layer, so that no start compiles again.
RUN find src -type f -exec touch -d 2000-01-01T00:00:00Z {} + \
  && node scripts/setup.mjs \
  && mkdir /data \
  && chown node:node /data

USER node
ENV NODE_ENV=production \
  LANG=C.UTF-8 \
  GREENPOOL_DATA=/data \
  GREENPOOL_HOST=0.0.0.0 \
  GREENPOOL_PORT=8080
VOLUME /data
EXPOSE 8080
# Everyone is answered and snapshots are written on this signal.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8080/readyz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "bin/greenpool.mjs", "serve"]
