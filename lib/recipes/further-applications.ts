import { z } from 'zod';
import { urlPath } from '../answer-kinds';
import { isAtLeast } from '../httpd/version';
import { httpd } from '../httpd/write';
import { recipe } from './recipe';
import { manual } from './sources';

const origin = z
  .string()
  .trim()
  .regex(
    /^https?:\/\/([A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9a-fA-F:]+\])(:\d{1,5})?$/,
    'Enter scheme, host and port, such as http://10.0.0.20:8080, without a path.',
  );

export const furtherApplications = recipe({
  id: 'further-applications',
  title: 'Other applications under the same name',
  topic: 'site',
  says: `Jira, Bitbucket or anything else that speaks HTTP can stand under a path of its own beside Confluence, on the same
    name and with the same certificate. The path has to be the same on both sides.`,
  sources: [manual('ProxyPass')],
  isOptional: true,

  asks: z.strictObject({
    applications: z
      .array(
        z.strictObject({
          path: urlPath.meta({ title: 'Path', help: 'Such as /jira.' }),
          origin: origin.meta({ title: 'Answers at', help: 'Such as http://10.0.0.20:8080.' }),
        }),
      )
      .min(1, 'Enter at least one application.')
      .max(20)
      .default([{ path: '/jira', origin: 'http://127.0.0.1:8080' }])
      .meta({ title: 'Applications' }),
  }),

  refuses: ({ address, editing }, { applications }) =>
    applications.flatMap(({ path }, i) => {
      const bare = path.replace(/\/+$/, '');
      const field = `applications.${i}.path`;
      if (applications.findIndex((each) => each.path.replace(/\/+$/, '') === bare) < i)
        return [{ field, says: `${path} stands here twice.` }];
      if (bare === address.path) return [{ field, says: `${path || '/'} is Confluence’s own path.` }];
      if (address.path !== '' && bare.startsWith(`${address.path}/`))
        return [
          {
            field,
            says: `${path} lies inside Confluence’s path ${address.path}: Confluence could not answer there any more.`,
          },
        ];
      if (bare === '/synchrony' && editing === 'direct')
        return [{ field, says: '/synchrony belongs to collaborative editing.' }];
      return [];
    }),

  write: ({ httpd: version, connection, address, editing }, { applications }) => ({
    // mod_proxy has this line already, for Confluence or for the editor.
    vhost:
      connection === 'mod_jk' && editing !== 'direct'
        ? [
            {
              says: 'The other applications see the name that the visitor asked for.',
              why: 'They compare it with their own public name, and make links from it.',
              from: ['features.further-applications.applications'],
              sources: [manual('ProxyPreserveHost')],
              lines: httpd`ProxyPreserveHost On`,
            },
          ]
        : [],
    routes: applications.map(({ path: written, origin: target }) => {
      const path = written.replace(/\/+$/, '');
      const isTls = target.startsWith('https:');
      const upgrade = isAtLeast(version, '2.4.47') ? ['upgrade=websocket'] : [];
      return {
        says: `${path} belongs to another application.`,
        why: `It stands above the line for Confluence: the first that fits wins. That application has to know the public name, scheme and port too, in its own server.xml or settings.${isTls ? ' Apache asks for the public name there as well, so the name in that certificate is not compared: the way is encrypted, and whom it leads to is up to your network.' : ''}`,
        from: ['features.further-applications.applications'],
        sources: [manual('ProxyPass')],
        lines: httpd`
          ${connection === 'mod_jk' && address.path === '' && httpd`JkUnMount ${`${path}|/*`} confluence`}
          ${
            isTls &&
            httpd`
            SSLProxyEngine on
            <Proxy ${target + path}>
                SSLProxyCheckPeerName off
            </Proxy>
          `
          }
          ProxyPass ${path} ${target}${path} nocanon connectiontimeout=5 ${['retry=0', ...upgrade]}
          ProxyPassReverse ${path} ${target}${path}
        `,
      };
    }),
  }),
});
