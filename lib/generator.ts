/** Who wrote a bundle. The version is that of package.json; a test holds the two together. */
export const generator = { name: 'proxywright', version: '0.1.0' } as const;
