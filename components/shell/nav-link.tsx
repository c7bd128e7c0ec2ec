'use client';
import Link from 'next/link';
import { usePathname } from 'next/navigation';

/** A link of the main navigation; it knows when you are there. It loads nothing before it is followed. */
export function NavLink({ href, children }: { readonly href: string; readonly children: string }) {
  const isHere = usePathname() === href;
  return (
    <Link href={href} prefetch={false} aria-current={isHere ? 'page' : undefined}>
      {children}
    </Link>
  );
}
