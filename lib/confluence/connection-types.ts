import type { Source } from '../text/source';

/** One way for Apache to reach Confluence's Tomcat. An admin chooses exactly one for Confluence's path. */
export interface ConnectionType {
  /** As in links and saved answers. Never changed. */
  readonly id: 'mod_proxy' | 'mod_jk';
  readonly title: string;
  /** Who publishes the module. */
  readonly from: string;
  readonly isRecommended: boolean;
}

/** The two ways, the recommended one first. */
export const connectionTypes: readonly ConnectionType[] = [
  { id: 'mod_proxy', title: 'mod_proxy', from: 'part of Apache 2.4', isRecommended: true },
  { id: 'mod_jk', title: 'mod_jk', from: 'from the Apache Tomcat project', isRecommended: false },
];

/**
 * The third module that old installations still name, with the way out.
 * Backticks mark what is configuration.
 */
export const retiredConnectionType: {
  readonly id: string;
  readonly says: string;
  readonly wayOut: string;
  readonly sources: readonly Source[];
} = {
  id: 'mod_jk2',
  says: 'It has been unsupported since 15 November 2004, and it breaks addresses with characters outside ASCII.',
  wayOut:
    'Set up mod_proxy or mod_jk in its place. Give your `workers2.properties` along: host, port and path are read out of it.',
  sources: [
    {
      title: 'Apache Tomcat Connectors, news of November 2004',
      url: 'https://github.com/apache/tomcat-connectors/blob/main/xdocs/news/20041100.xml',
      checked: '2026-11-23',
    },
    {
      title: 'Atlassian, Running Confluence behind Apache',
      url: 'https://confluence.atlassian.com/doc/running-confluence-behind-apache-173695.html',
      checked: '2026-11-23',
    },
  ],
};
