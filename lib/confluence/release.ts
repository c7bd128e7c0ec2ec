import type { Source } from '../text/source';

/** The Tomcat line a release ships. */
export type TomcatLine = '8.0' | '8.5' | '9.0' | '10.1';

/** What we know about one line of Confluence releases. */
export interface Release {
  /** As in links and saved answers: `9.2`. Never changed. */
  readonly id: string;
  readonly isLongTerm: boolean;
  /** First day, as `2024-12-09`, if a source gives it. */
  readonly released?: string;
  /** Last day of support, as `2026-12-10`, if a source gives it. */
  readonly until?: string;
  /** The Tomcat it ships, if verified; what is not known is left out and not said. */
  readonly tomcat?: TomcatLine;
  /** Java versions it runs on, if verified. */
  readonly java?: readonly string[];
  /** Whether it has collaborative editing (Synchrony): from 6.0 on. */
  readonly hasSynchrony: boolean;
  /** server.xml as it lies in a fresh installation: own wording, right elements and attributes. */
  readonly serverXml: string;
  /** The release whose file was read for it; of those after it we assume that they kept its shape. */
  readonly serverXmlSeenIn: string;
  readonly sources: readonly Source[];
}

/** Ports of a fresh installation, the same in all releases. Source: the stock server.xml and the Synchrony documentation. */
export const defaultPorts = { http: 8090, shutdown: 8000, synchrony: 8091, ajp: 8009 } as const;
