import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const file = z.object({ path: z.string(), installTo: z.string(), mode: z.string(), sha256: z.string() });
const names = z.array(z.string()).default([]);

const manifestSchema = z.object({
  schema: z.literal('proxywright-bundle/1'),
  connection: z.enum(['mod_proxy', 'mod_jk']),
  publicUrl: z.url(),
  platform: z.string(),
  apache: z.object({
    packages: names,
    modules: names,
    disableModules: names,
    sites: names,
    disableSites: names,
    confs: names,
    disableConfs: names,
    dirs: z.array(z.object({ path: z.string(), owner: z.string(), mode: z.string() })).default([]),
    files: z.array(file),
    test: z.string(),
    reload: z.string(),
    /** Empties the cache after an upgrade. */
    purge: z.string().optional(),
  }),
  confluence: z.object({
    release: z.string(),
    runsAs: z.enum(['installed', 'image', 'helm']),
    tomcat: z.string().optional(),
    nodes: z.array(
      z.object({
        name: z.string(),
        host: z.string(),
        installDir: z.string(),
        jvmArgs: names,
        /** What a container is started with. */
        environment: z.record(z.string(), z.string()).default({}),
        files: z.array(file),
      }),
    ),
  }),
  hosts: z.record(z.string(), z.string()).default({}),
});

/** What a bundle says about itself, as far as the bench follows it. */
export type Manifest = z.output<typeof manifestSchema>;

/** One node of a manifest. */
export type ManifestNode = Manifest['confluence']['nodes'][number];

/** A bundle in a folder, with the bytes of every file that its manifest names. */
export type BundleOnDisk = { readonly manifest: Manifest; readonly contents: ReadonlyMap<string, Buffer> };

/** Reads a bundle; throws when the manifest does not hold to its schema, or a file is absent or not the one it names. */
export async function readBundle(folder: string): Promise<BundleOnDisk> {
  const manifest = manifestSchema.parse(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')));
  const files = [...manifest.apache.files, ...manifest.confluence.nodes.flatMap((node) => node.files)];
  const contents = new Map<string, Buffer>();
  for (const { path, sha256 } of files) {
    const bytes = await readFile(join(folder, path));
    const found = createHash('sha256').update(bytes).digest('hex');
    if (found !== sha256) throw new Error(`${path}: the manifest says sha256 ${sha256}, the file has ${found}`);
    contents.set(path, bytes);
  }
  return { manifest, contents };
}

/** Whether Apache reaches this host on its own machine. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}
