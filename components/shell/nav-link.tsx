'use client';
import { usePathname } from 'next/navigation';
import { PageLink } from './page-link';

/** A link of the main navigation; it knows when you are there. */
export function NavLink({ href, children }: { readonly href: `/${string}`; readonly children: string }) {
  const isHere = usePathname() === href;
  return (
    <PageLink href={href} aria-current={isHere ? 'page' : undefined}>
      {children}
    </PageLink>
  );
}
