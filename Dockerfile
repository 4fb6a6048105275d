# syntax=docker/dockerfile:1
# Debian, not Alpine: the packaged PostgreSQL and the picture library are built for glibc.
# The tag names Node's version and Debian's; where images must be the same to the byte, pin the digest of your registry (@sha256:...).
ARG NODE=24.21.0-bookworm-slim

FROM node:${NODE} AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY scripts/complete-install.js ./scripts/
# Install scripts run for what package.json allows: PostgreSQL's library links.
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev

FROM node:${NODE}
# Debian's own Tesseract reads scans two to three times faster than the one of npm, and is not needed:
#   docker build --build-arg NATIVE_OCR=yes .
ARG NATIVE_OCR=no
RUN if [ "$NATIVE_OCR" = yes ]; then \
      apt-get update \
      && apt-get install -y --no-install-recommends tesseract-ocr tesseract-ocr-vie \
      && rm -rf /var/lib/apt/lists/*; \
    fi
ENV NODE_ENV=production \
    DATA_DIR=/data \
    TZ=Asia/Ho_Chi_Minh
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json LICENSE ./
COPY src ./src
COPY workers ./workers
COPY rules ./rules
COPY demo ./demo
# The image's user 1000; nothing under /app is its own, only /data is.
RUN install -d -o node -g node -m 0700 /data
USER node
VOLUME /data
EXPOSE 8063
# Whether the mailbox is watched, not merely whether a process is there.
HEALTHCHECK --interval=60s --timeout=15s --start-period=120s --start-interval=5s --retries=3 \
  CMD ["node", "src/main.ts", "health"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["node", "--max-semi-space-size=4", "src/main.ts"]
CMD ["start"]
