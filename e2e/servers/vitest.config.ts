import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = fileURLToPath(new URL('.', import.meta.url));

export default defineConfig({
  cacheDir: fileURLToPath(new URL('../../node_modules/.vite', import.meta.url)),
  resolve: { alias: { '@': fileURLToPath(new URL('../..', import.meta.url)) } },
  test: {
    // The runner may start from any folder and says so itself; only this one is meant.
    include: ['e2e/servers/**/*.test.ts'],
    // Working out the covering array takes minutes: it runs when it is asked for.
    exclude: process.env.PROXYWRIGHT_COVERING === '1' ? [] : ['e2e/servers/covering.test.ts'],
    globalSetup: [`${here}global-setup.ts`],
    // Two machines at a time: each has an Apache, a Tomcat and a client of its own.
    maxConcurrency: 2,
    fileParallelism: false,
    testTimeout: 240_000,
    hookTimeout: 60_000,
  },
});
