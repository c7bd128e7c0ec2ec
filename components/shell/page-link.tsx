import type { ComponentProps } from 'react';

export interface PageLinkProps extends Omit<ComponentProps<'a'>, 'href'> {
  /** As if the app were served at the root: `/wizard`. The folder it is built for (BASE_PATH) is put in front. */
  readonly href: `/${string}`;
}

/**
 * A link to a page of this app. A plain link, because next/link would cost every page 2.8 kB and there are few pages:
 * it works before any script has run, and always brings the pages of the newest build.
 */
export function PageLink({ href, ...rest }: PageLinkProps) {
  const folder = process.env.BASE_PATH ?? '';
  return <a {...rest} href={href === '/' ? folder || '/' : folder + href} />;
}
