import type { ReactNode } from 'react';
import { IconInfo } from './icons';

/** A remark beside the text, set off by its edge. */
export function Callout({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="callout">
      <IconInfo />
      <p>
        <b>{title}</b> {children}
      </p>
    </div>
  );
}
