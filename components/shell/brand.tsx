import { PageLink } from './page-link';

/** The name, which leads to the start page. On a phone only the sign is seen. */
export function Brand() {
  return (
    <PageLink className="brand" href="/">
      <svg
        width="22"
        height="22"
        viewBox="0 0 22 22"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        <path d="M6 3v16M16 3v16M1.5 11h4M6 11h10M16.5 11h4M12 8l3 3-3 3" />
      </svg>
      <span>Proxywright</span>
    </PageLink>
  );
}
