import base from '/work/main/e2e/browser/playwright.config';
const { webServer, ...rest } = base as any;
export default { ...rest, testDir: '/work/main/e2e/browser', outputDir: '/tmp/pw-out', use: { ...rest.use, baseURL: 'http://127.0.0.1:4317' } };
