import type { ReactNode } from 'react';

export interface BlankProps {
  readonly icon?: ReactNode;
  readonly title: string;
  /** The level of its heading, by where it stands; 3 unless told. */
  readonly level?: 1 | 2 | 3;
  /** What it means, as paragraphs. */
  readonly children: ReactNode;
  /** Buttons: the way out. */
  readonly actions?: ReactNode;
}

/** The designed state of a place with nothing, not yet, or no longer anything to show. */
export function Blank({ icon, title, level = 3, children, actions }: BlankProps) {
  const Heading = `h${level}` as const;
  return (
    <div className="panel blank">
      {icon}
      <Heading>{title}</Heading>
      {children}
      {actions && <div className="row">{actions}</div>}
    </div>
  );
}
