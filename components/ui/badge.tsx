import type { ReactNode } from 'react';

export type BadgeTone = 'neutral' | 'added' | 'changed' | 'removed' | 'good' | 'error' | 'warning' | 'info';

/** A word with a colour, never a colour alone. `unseen` completes it for screen readers: `+2`, unseen `lines added`. */
export function Badge(props: { readonly tone?: BadgeTone; readonly unseen?: string; readonly children: ReactNode }) {
  const { tone = 'neutral', unseen, children } = props;
  return (
    <span className={tone === 'neutral' ? 'badge' : `badge ${tone}`}>
      {children}
      {unseen && <span className="vh"> {unseen}</span>}
    </span>
  );
}
