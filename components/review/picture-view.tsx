'use client';
import { createElement, type ReactNode, useMemo } from 'react';
import { type Bundle, type Drawn, drawPicture, pictureInWords, pictureOf } from '@/lib';

/** Who talks to whom, drawn from the files: as they will be, and beside it as they are now where the admin gave any. */
export function PictureView({ bundle }: { readonly bundle: Bundle }) {
  const [before, after] = useMemo(() => [pictureOf(bundle, 'before'), pictureOf(bundle)], [bundle]);
  if (!after) return null;
  return (
    <section className="pictures" aria-label="Who talks to whom">
      {before && (
        <figure>
          <figcaption>Now, in the files you gave</figcaption>
          {rendered(drawPicture(before, `Now: ${pictureInWords(before).join(' ')}`))}
        </figure>
      )}
      <figure>
        {before && <figcaption>With this bundle</figcaption>}
        {rendered(drawPicture(after, pictureInWords(after).join(' ')))}
      </figure>
      <ul className="words" aria-label="The picture in words">
        {pictureInWords(after).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}

function rendered({ name, attributes, children, text }: Drawn, key?: number): ReactNode {
  const { class: className, ...others } = attributes;
  return createElement(name, { ...others, key, className }, ...(text === undefined ? children.map(rendered) : [text]));
}
