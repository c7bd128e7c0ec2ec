import type { Source } from '@/lib';

/** Where a fact comes from, with the day it was read there. Opens beside the page, which holds unsaved answers. */
export function SourceLink({ source: { title, url, checked } }: { readonly source: Source }) {
  return (
    <span>
      <a href={url} target="_blank" rel="noreferrer">
        {title}
        <span className="vh">, opens in a new tab</span>
      </a>
      , read <time dateTime={checked}>{checked}</time>
    </span>
  );
}
