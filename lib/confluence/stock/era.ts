import type { Source } from '../../text/source';

/** Releases whose server.xml has the same shape. */
export interface Era {
  /** The first release of the era. */
  readonly from: readonly [major: number, minor: number];
  /** The release whose file was read. */
  readonly seenIn: string;
  /** A second Context, synchrony-proxy, and `startStopThreads` at the Host. */
  readonly hasSynchrony: boolean;
  /** Connectors for use behind a proxy, commented out. */
  readonly hasProxyBlocks: boolean;
  /** The one for HTTPS says `secure="true"`. */
  readonly hasSecureProxyBlock: boolean;
  /** AccessLogValve and RemoteIpValve in the Context. */
  readonly hasAccessLog: boolean;
  /** `debug="0"` wherever it goes. */
  readonly hasDebug: boolean;
  readonly hasMaxPostSize: boolean;
  readonly source: Source;
}

const first = {
  hasSynchrony: false,
  hasProxyBlocks: false,
  hasSecureProxyBlock: false,
  hasAccessLog: false,
  hasDebug: true,
  hasMaxPostSize: false,
};
const second = { ...first, hasSynchrony: true };
const third = { ...second, hasProxyBlocks: true };
const fourth = { ...third, hasSecureProxyBlock: true, hasAccessLog: true };
const fifth = { ...fourth, hasDebug: false, hasMaxPostSize: true };

/** All eras, the oldest first. That the fourth begins with 7.11 is concluded from the container image. */
export const eras: readonly [Era, ...Era[]] = [
  {
    ...first,
    from: [5, 10],
    seenIn: '5.10',
    source: file('5.10', 'dvnagesh/docker', '85620524274452a88f6890d794ff6bd5709e2a6e'),
  },
  {
    ...second,
    from: [6, 0],
    seenIn: '6.1',
    source: file('6.1', 'agiletrailblazers/atlassian_docker', '51b8e7d4e9a973467fbae71450b56586181719fd'),
  },
  {
    ...third,
    from: [6, 9],
    seenIn: '6.9',
    source: file('6.9 or so', 'maxstack/confluence-docker', '52e603a4726d5a4ef15d87fca21f94546f71d4f8'),
  },
  {
    ...fourth,
    from: [7, 11],
    seenIn: '7.19',
    source: file('7.19', 'vncloudsco/confluence', '2c4e11b3d9ea132f340378fcbf9316b9a8e661d5'),
  },
  {
    ...fifth,
    from: [8, 0],
    seenIn: '8.6',
    source: file('8.6', 'huychac03/jira_confluence', '2658fdd2fd4fb83e7d5e8d427ab78917ab4748de'),
  },
];

function file(release: string, repository: string, commit: string): Source {
  return {
    title: `server.xml of Confluence ${release}, ${repository}`,
    url: `https://github.com/${repository}/blob/${commit}/confluence/server.xml`,
    checked: '2026-11-23',
  };
}
