// Read once, at build time. BASE_PATH serves the app under a folder: BASE_PATH=/tools/proxywright.
const basePath = (process.env.BASE_PATH ?? '').replace(/\/+$/, '');

/** @type {import('next').NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  basePath,
  // A second build beside the first one needs a folder of its own: NEXT_DIST_DIR=.cache/next-e2e.
  distDir: process.env.NEXT_DIST_DIR || '.next',
  // Set here so that pages and browser code see the folder that was built, whatever the environment says later.
  env: { BASE_PATH: basePath },
  images: { unoptimized: true },
  devIndicators: false,
  // `npm test` checks the types of everything, tests included; a start need not do it again.
  typescript: { ignoreBuildErrors: true },
};
