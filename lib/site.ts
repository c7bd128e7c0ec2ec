import { z } from 'zod';
import { defaultPorts } from './confluence/release';
import { newestLongTerm, type Release, releaseIds, releases } from './confluence/releases';
import { type HttpdVersion, isAtLeast, isVersion, oldestVersion } from './httpd/version';
import { type PlatformId, platformIds, platforms } from './platforms';
import type { Platform } from './platforms/platform';
import { isHostName, type PublicAddress, readPublicAddress } from './public-address';

const publicUrl = z
  .string()
  .max(2000)
  .superRefine((text, context) => {
    const reading = readPublicAddress(text);
    if ('problem' in reading) context.addIssue(reading.problem);
  });

/** A host name, or an address as it stands in a URL; what Apache connects to. */
const backEndHost = z
  .string()
  .trim()
  .refine((text) => isHostName(text), 'Enter a host name such as wiki-1.internal, or an IPv4 address.');

const port = (title: string, usual: number) =>
  z
    .int(`A port is a whole number. ${title} uses ${usual} unless you changed it.`)
    .min(1, 'Ports begin at 1.')
    .max(65535, `Ports end at 65535. ${title} uses ${usual} unless you changed it.`)
    .default(usual);

/** An absolute path on the machine, of characters that mean nothing special to httpd, to a shell or to XML. */
export const filePath = z
  .string()
  .regex(
    /^\/(?!.*\/\.\.?(\/|$))[A-Za-z0-9._/@+~-]+$/,
    'Enter a path from the root, such as /etc/ssl/certs/wiki.pem, without spaces, quotes or .. in it.',
  );

/** Every answer about the site itself. What one feature asks for lives with that feature's recipe. */
export const siteSchema = z
  .strictObject({
    connection: z
      .enum(['mod_proxy'], {
        error: ({ input }) =>
          input === 'mod_jk'
            ? 'mod_jk is compared and explained here; writing its files comes with the next version. Choose mod_proxy.'
            : 'Choose mod_proxy.',
      })
      .default('mod_proxy')
      .meta({ title: 'Connection', help: 'How Apache talks to Confluence. Exactly one type serves a path.' }),
    publicUrl: publicUrl
      .default('https://wiki.example.com')
      .meta({ title: 'Public address', help: 'What people type to reach Confluence.' }),
    furtherNames: z
      .array(
        z
          .string()
          .trim()
          .toLowerCase()
          .refine(isHostName, 'Enter a host name such as www.example.com, without https:// and path.'),
      )
      .max(50)
      .default([])
      .meta({
        title: 'Further names',
        help: 'Other host names that people use. Apache sends them on to the public address.',
      }),
    release: z
      .enum(releaseIds)
      .default(newestLongTerm)
      .meta({ title: 'Confluence release', help: 'The first two numbers of the version: 9.2.7 is 9.2.' }),
    editing: z
      .enum(['direct', 'through', 'off'])
      .default('direct')
      .meta({
        title: 'Collaborative editing',
        options: {
          direct: [
            'Straight to Synchrony',
            'Apache sends /synchrony to port 8091 itself. The shortest way; Apache must reach that port.',
          ],
          through: ['Through Confluence', 'One port only: Confluence hands every keystroke on to Synchrony.'],
          off: ['Off', 'One person edits a page at a time. No WebSocket, nothing on 8091.'],
        },
      }),
    confluenceHost: backEndHost.default('127.0.0.1').meta({
      title: 'Confluence listens on',
      help: 'As Apache reaches it: 127.0.0.1 if both share one machine, otherwise a private address or name.',
    }),
    confluencePort: port('Confluence', defaultPorts.http).meta({ title: 'Port' }),
    synchronyPort: port('Synchrony', defaultPorts.synchrony).meta({
      title: 'Synchrony port',
      help: 'Where Synchrony listens, on the same machine as Confluence.',
    }),
    installDir: filePath.default('/opt/atlassian/confluence').meta({
      title: 'Confluence installation folder',
      help: 'The folder that holds conf/server.xml and bin/setenv.sh.',
    }),
    platform: z.enum(platformIds).default('debian').meta({ title: 'System of the Apache machine' }),
    disableDefaultSite: z.boolean().default(false).meta({
      title: 'Turn off the default site',
      help: 'Debian’s 000-default answers for names that no other site has, and for the name of the machine itself. Where that is the public name, it would take plain HTTP away from Confluence.',
    }),
    httpdVersion: z
      .string()
      .refine(isVersion, 'Write the version as httpd -v prints it, such as 2.4.62.')
      .refine(
        (text) => !isVersion(text) || isAtLeast(text, oldestVersion),
        `Proxywright writes for ${oldestVersion} and newer.`,
      )
      .optional()
      .meta({
        title: 'Apache version',
        help: 'As apache2 -v or httpd -v prints it. Empty: what the system’s current packages carry.',
      }),
  })
  .superRefine(({ confluencePort, synchronyPort, editing }, context) => {
    const taken = [
      { port: defaultPorts.shutdown, by: 'Tomcat’s shutdown listener' },
      ...(editing === 'off' ? [] : [{ port: synchronyPort, by: 'Synchrony' }]),
    ].find((each) => each.port === confluencePort);
    if (!taken) return;
    context.addIssue({
      code: 'custom',
      path: ['confluencePort'],
      message: `Port ${taken.port} belongs to ${taken.by}. Confluence uses 8090 unless you changed it.`,
    });
  });

export type SiteAnswers = z.output<typeof siteSchema>;

/** What the admin told us about the site, with all that follows from it. */
export interface Site extends Omit<SiteAnswers, 'publicUrl' | 'release' | 'platform' | 'httpdVersion'> {
  readonly address: PublicAddress;
  readonly isHttps: boolean;
  /** Whether Apache reaches Confluence over the loopback interface. */
  readonly isSameMachine: boolean;
  readonly release: Release;
  readonly platformId: PlatformId;
  readonly platform: Platform;
  readonly httpd: HttpdVersion;
}

/** Draws the conclusions from answers that passed the schema; throws on others. */
export function siteOf({ publicUrl: url, release, platform: platformId, httpdVersion, ...answers }: SiteAnswers): Site {
  const reading = readPublicAddress(url);
  if ('problem' in reading) throw new Error(reading.problem);
  const platform = platforms[platformId];
  const httpd = httpdVersion ?? platform.lines[0]?.httpd ?? oldestVersion;
  if (!isVersion(httpd)) throw new Error(`${httpd} is no version of httpd`);
  return {
    ...answers,
    editing: releases[release].hasSynchrony ? answers.editing : 'off',
    address: reading.address,
    isHttps: reading.address.scheme === 'https',
    isSameMachine: /^(127(\.\d+){3}|localhost)$/.test(answers.confluenceHost),
    release: releases[release],
    platformId,
    platform,
    httpd,
  };
}
