/** A set of answers to start from. The answers stand in docs/examples, in the file of this name, and nowhere else. */
export interface Preset {
  readonly id: string;
  readonly title: string;
  readonly says: string;
}

/** In the order they are offered; each file of the folder has its entry here. */
export const presets: readonly Preset[] = [
  {
    id: 'default',
    title: 'The usual',
    says: 'HTTPS, one Confluence on the same machine, mod_proxy, the newest release with long-term support.',
  },
  {
    id: 'full',
    title: 'Everything usual',
    says: 'HTTPS with HTTP/2, below a path, collaborative editing, static files from Apache’s disk, administration from private networks only.',
  },
  {
    id: 'context-path',
    title: 'Below a path',
    says: 'Confluence at /confluence, one port for everything, a limit for uploads, paths that Apache keeps.',
  },
  {
    id: 'plain-http',
    title: 'Plain HTTP',
    says: 'No HTTPS and no collaborative editing: for a first try inside a closed network.',
  },
  {
    id: 'mod_jk',
    title: 'mod_jk',
    says: 'AJP with a secret on both sides, collaborative editing by mod_proxy beside it.',
  },
  {
    id: 'cluster',
    title: 'A cluster',
    says: 'Three nodes of Data Center behind mod_proxy; each visitor stays on one node.',
  },
  {
    id: 'cluster-mod_jk',
    title: 'A cluster with mod_jk',
    says: 'Two nodes of Data Center behind one load balancing worker of mod_jk.',
  },
];
