import type { Source } from '../text/source';
import type { ConnectionType } from './connection-types';

/** What one connection type does about one subject. Backticks mark what is configuration. */
export interface ConnectionFact {
  readonly says: string;
  /** Whether it speaks for the type, or is a price to pay; left out where it is neither. */
  readonly weighs?: 'for' | 'against';
}

/** One subject in which the connection types differ, or agree. */
export interface ConnectionFacts {
  readonly subject: string;
  /** One fact for each type, or one that holds for all of them. */
  readonly facts: Readonly<Record<ConnectionType['id'], ConnectionFact>> | { readonly all: ConnectionFact };
  /** What it was measured with, and when; left out where nothing was measured. */
  readonly measured?: string;
  readonly sources: readonly Source[];
}

const runningBehindApache: Source = {
  title: 'Atlassian, Running Confluence behind Apache',
  url: 'https://confluence.atlassian.com/doc/running-confluence-behind-apache-173695.html',
  checked: '2026-11-23',
};
const ajpGuide: Source = {
  title: 'Atlassian, Proxying with mod_proxy_ajp',
  url: 'https://confluence.atlassian.com/kb/proxying-atlassian-server-applications-with-apache-http-server-mod_proxy_ajp-830284354.html',
  checked: '2026-11-23',
};
const protocolUpgrade: Source = {
  title: 'Apache 2.4, mod_proxy',
  url: 'https://httpd.apache.org/docs/2.4/mod/mod_proxy.html',
  checked: '2026-11-23',
};
const httpConnector: Source = {
  title: 'Tomcat 9, HTTP connector',
  url: 'https://tomcat.apache.org/tomcat-9.0-doc/config/http.html',
  checked: '2026-11-23',
};
const ajpConnector: Source = {
  title: 'Tomcat 9, AJP connector',
  url: 'https://tomcat.apache.org/tomcat-9.0-doc/config/ajp.html',
  checked: '2026-11-23',
};
const jkReverseProxy: Source = {
  title: 'mod_jk, reverse proxy how-to',
  url: 'https://tomcat.apache.org/connectors-doc/common_howto/proxy.html',
  checked: '2026-11-23',
};
const debianPackage: Source = {
  title: 'Debian 13, libapache2-mod-jk',
  url: 'https://packages.debian.org/trixie/libapache2-mod-jk',
  checked: '2026-11-23',
};
const almaAdvisory: Source = {
  title: 'AlmaLinux 9, advisory ALSA-2024:2387',
  url: 'https://github.com/AlmaLinux/osv-database/blob/master/advisories/almalinux9/ALSA-2024:2387.json',
  checked: '2026-11-23',
};

/** The comparison of mod_proxy and mod_jk, the facts that decide most often first. */
export const connectionFacts: readonly ConnectionFacts[] = [
  {
    subject: 'Protocol',
    facts: {
      mod_proxy: { says: 'HTTP, readable with curl' },
      mod_jk: { says: 'AJP, binary' },
    },
    sources: [runningBehindApache],
  },
  {
    subject: 'Atlassian says',
    facts: {
      mod_proxy: { says: 'Recommended', weighs: 'for' },
      mod_jk: { says: 'Possible. Atlassian’s AJP guide covers Confluence 5.10 and earlier', weighs: 'against' },
    },
    sources: [runningBehindApache, ajpGuide],
  },
  {
    subject: 'Collaborative editing',
    facts: {
      mod_proxy: { says: 'WebSocket through the same module, from Apache 2.4.47 on', weighs: 'for' },
      mod_jk: {
        says: 'AJP carries no WebSocket; `/synchrony` needs mod_proxy beside it, or editors ask again and again',
        weighs: 'against',
      },
    },
    measured: 'Apache 2.4.71, mod_jk 1.2.48, 2026-11-23',
    sources: [protocolUpgrade],
  },
  {
    subject: 'Back ends',
    facts: {
      mod_proxy: { says: 'Any HTTP server' },
      mod_jk: { says: 'Whatever speaks AJP, in practice Tomcat' },
    },
    sources: [runningBehindApache],
  },
  {
    subject: 'Scheme and host name',
    facts: {
      mod_proxy: { says: 'Four attributes on the connector; Proxywright writes them' },
      mod_jk: { says: 'Sent along by AJP', weighs: 'for' },
    },
    sources: [httpConnector, jkReverseProxy],
  },
  {
    subject: 'Shared secret',
    facts: {
      mod_proxy: { says: 'None', weighs: 'for' },
      mod_jk: {
        says: 'One on both sides since Ghostcat, CVE-2020-1938. Tomcat insists on it from 9.0.31 and 8.5.51 on',
        weighs: 'against',
      },
    },
    sources: [ajpConnector],
  },
  {
    subject: 'Where it comes from',
    facts: {
      mod_proxy: { says: 'With Apache itself', weighs: 'for' },
      mod_jk: { says: 'A package of its own on Debian, Ubuntu and SUSE, and on Red Hat and Alma 9 from 9.4 on' },
    },
    sources: [debianPackage, almaAdvisory],
  },
  {
    subject: 'Speed',
    facts: {
      mod_proxy: { says: 'About 0.2 ms of Apache’s processor time for a page' },
      mod_jk: { says: 'Not faster: about the same for a page, up to half as much again for a tiny answer' },
    },
    measured: 'Apache 2.4.71, mod_jk 1.2.48, no TLS, 2026-11-23',
    sources: [],
  },
  {
    subject: 'Balancing and failover',
    facts: { all: { says: 'Both can. Confluence needs a Data Center licence for more than one node' } },
    sources: [runningBehindApache],
  },
  {
    subject: 'Paths',
    facts: { all: { says: 'The same outside and inside. Rewriting them is slow' } },
    sources: [runningBehindApache],
  },
];
