import type { ComponentProps } from 'react';

export type ButtonKind = 'primary' | 'plain' | 'quiet' | 'danger';

/** The classes of a button, for links that look like one. One `primary` in view at a time. */
export function buttonClass(kind: ButtonKind = 'plain', isSmall = false): string {
  return ['button', kind === 'plain' ? '' : kind, isSmall ? 'small' : ''].filter(Boolean).join(' ');
}

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'className'> {
  readonly kind?: ButtonKind;
  readonly isSmall?: boolean;
  /** Shows that it is at work. It stays focusable; pressing it again does nothing. */
  readonly isBusy?: boolean;
}

/** A button that says what happens. It never submits a form unless `type` says so. */
export function Button({ kind, isSmall, isBusy = false, type = 'button', onClick, ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={buttonClass(kind, isSmall)}
      aria-busy={isBusy || undefined}
      onClick={isBusy ? (event) => event.preventDefault() : onClick}
    />
  );
}
