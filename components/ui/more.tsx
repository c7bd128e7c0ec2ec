import type { ComponentProps, ReactNode } from 'react';

export interface MoreProps extends Omit<ComponentProps<'details'>, 'className'> {
  readonly summary: ReactNode;
  /** What is inside, in a few words beside the summary. */
  readonly aside?: ReactNode;
}

/** Folds what few people need. A native `details`: pass `open` to start unfolded. */
export function More({ summary, aside, children, ...rest }: MoreProps) {
  return (
    <details className="more" {...rest}>
      <summary>
        {summary} {aside && <span className="muted">{aside}</span>}
      </summary>
      <div>{children}</div>
    </details>
  );
}
