import type { Answers } from '../bundle-folder';

/** What the hand-written bundles understand of a set of answers. */
export type SampleSite = {
  readonly url: URL;
  readonly contextPath: string;
  readonly editing: string;
  readonly release: string;
  /** Where Confluence runs, as Apache reaches it. */
  readonly host: string;
  readonly port: string;
  readonly others: readonly string[];
  /** An httpd that knows no `upgrade=websocket`. */
  readonly old: boolean;
};

/** Reads `site` of the answers; what is not there gets the builder's own default. */
export function sampleSite({ site }: Answers): SampleSite {
  const told: Readonly<Record<string, unknown>> = { ...(typeof site === 'object' ? site : {}) };
  const url = new URL(String(told.publicUrl));
  return {
    url,
    contextPath: url.pathname.replace(/\/$/, ''),
    editing: String(told.editing ?? 'off'),
    release: String(told.release ?? '9.2'),
    others: Array.isArray(told.furtherNames) ? told.furtherNames.map(String) : [],
    host: String(told.confluenceHost ?? '127.0.0.1'),
    port: String(told.confluencePort ?? 8090),
    old: told.httpdVersion === '2.4.37',
  };
}
