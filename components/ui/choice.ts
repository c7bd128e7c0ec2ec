import type { ReactNode } from 'react';

/** One of several answers. */
export interface Choice {
  readonly value: string;
  readonly label: ReactNode;
  /** What it costs or brings; radio cards show it. */
  readonly hint?: ReactNode;
  /** Stands beside the label; radio cards show it. */
  readonly badge?: ReactNode;
  /** Stands in place of the label, which screen readers still get; segmented shows it. */
  readonly icon?: ReactNode;
  readonly isDisabled?: boolean;
}
