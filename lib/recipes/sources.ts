import { factsOf, manualOf } from '../httpd/directives';
import type { Source } from '../text/source';

/** The page of the httpd manual about a directive; throws if we know no such directive. */
export function manual(directive: string): Source {
  const facts = factsOf(directive);
  if (!facts) throw new Error(`no facts about ${directive}`);
  return manualOf(facts);
}

const checked = '2026-11-23';

export const tomcatHttpConnector: Source = {
  title: 'Tomcat, HTTP connector',
  url: 'https://tomcat.apache.org/tomcat-9.0-doc/config/http.html',
  checked,
};

export const tomcatContext: Source = {
  title: 'Tomcat, Context',
  url: 'https://tomcat.apache.org/tomcat-9.0-doc/config/context.html',
  checked,
};

export const remoteIpValve: Source = {
  title: 'Tomcat, Remote IP Valve',
  url: 'https://tomcat.apache.org/tomcat-9.0-doc/config/valve.html#Remote_IP_Valve',
  checked,
};

export const atlassianProxy: Source = {
  title: 'Atlassian, Apache with mod_proxy_http',
  url: 'https://confluence.atlassian.com/kb/proxying-atlassian-server-applications-with-apache-http-server-mod_proxy_http-806032611.html',
  checked,
};

export const atlassianSynchrony: Source = {
  title: 'Atlassian, Confluence and Synchrony configurations',
  url: 'https://confluence.atlassian.com/doc/possible-confluence-and-synchrony-configurations-958779064.html',
  checked,
};

export const modJkApache: Source = {
  title: 'mod_jk, Apache directives',
  url: 'https://tomcat.apache.org/connectors-doc/reference/apache.html',
  checked,
};

export const modJkWorkers: Source = {
  title: 'mod_jk, workers.properties',
  url: 'https://tomcat.apache.org/connectors-doc/reference/workers.html',
  checked,
};

export const tomcatAjpConnector: Source = {
  title: 'Tomcat, AJP connector',
  url: 'https://tomcat.apache.org/tomcat-9.0-doc/config/ajp.html',
  checked,
};

export const atlassianUnproxied: Source = {
  title: 'Atlassian, an unproxied application link',
  url: 'https://confluence.atlassian.com/kb/how-to-create-an-unproxied-application-link-719095740.html',
  checked,
};

export const atlassianAdminAccess: Source = {
  title: 'Atlassian, Using Apache to limit access to the Confluence administration interface',
  url: 'https://confluence.atlassian.com/doc/using-apache-to-limit-access-to-the-confluence-administration-interface-216433019.html',
  checked,
};

export const atlassianRestore: Source = {
  title: 'Atlassian, questions about CVE-2023-22518',
  url: 'https://support.atlassian.com/ja/atlassian-knowledge-base/kb/faq-for-cve-2023-22518',
  checked,
};

export const atlassianCache: Source = {
  title: 'Atlassian, Configuring Apache to cache static content',
  url: 'https://confluence.atlassian.com/doc/configuring-apache-to-cache-static-content-via-mod_disk_cache-295305963.html',
  checked,
};

export const tomcatAccessLog: Source = {
  title: 'Tomcat, Access Log Valve',
  url: 'https://tomcat.apache.org/tomcat-9.0-doc/config/valve.html#Access_Log_Valve',
  checked,
};

export const robotsStandard: Source = {
  title: 'RFC 9309, Robots Exclusion Protocol',
  url: 'https://www.rfc-editor.org/rfc/rfc9309',
  checked,
};

export const atlassianXsrf: Source = {
  title: 'A log of Confluence’s check against forged requests, which names origin and referrer',
  url: 'https://gist.github.com/NathanWailes/a72f0e4cda16b5a556ae34d7f8c2ebae',
  checked,
};

export const tomcatErrorReport: Source = {
  title: 'Tomcat, Error Report Valve',
  url: 'https://tomcat.apache.org/tomcat-9.0-doc/config/valve.html#Error_Report_Valve',
  checked,
};

export const tomcatEngine: Source = {
  title: 'Tomcat, Engine',
  url: 'https://tomcat.apache.org/tomcat-9.0-doc/config/engine.html',
  checked,
};
