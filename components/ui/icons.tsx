import type { ReactNode } from 'react';

/** Every icon is decoration beside a word: hidden from screen readers, coloured by its class or by the text around it. */
export interface IconProps {
  /** In CSS pixels; 16 unless told. */
  readonly size?: number;
  readonly className?: string | undefined;
}

/** Octagon: an error. */
export function IconError(props: IconProps) {
  return (
    <Drawing className="icon-error" {...props}>
      <path d="M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2l-3.7-3.7V5.2zM6 6l4 4m0-4-4 4" />
    </Drawing>
  );
}

/** Triangle: a warning. */
export function IconWarning(props: IconProps) {
  return (
    <Drawing className="icon-warning" {...props}>
      <path d="M8 1.8 15 14H1zM8 6v3.6M8 11.8v.1" />
    </Drawing>
  );
}

/** Circle: a remark. */
export function IconInfo(props: IconProps) {
  return (
    <Drawing className="icon-info" {...props}>
      <path d="M14.5 8a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0zM8 7.4v3.6M8 5v.1" />
    </Drawing>
  );
}

/** Ticked circle: good. */
export function IconGood(props: IconProps) {
  return (
    <Drawing className="icon-good" {...props}>
      <path d="M14.5 8a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0zM5.2 8.2l2 2 3.6-4.2" />
    </Drawing>
  );
}

export function IconTick(props: IconProps) {
  return (
    <Drawing {...props}>
      <path d="m3 8.5 3.4 3.4L13 4.6" />
    </Drawing>
  );
}

export function IconArrow(props: IconProps) {
  return (
    <Drawing {...props}>
      <path d="M2.5 8h11M9.5 4l4 4-4 4" />
    </Drawing>
  );
}

export function IconChevronUp(props: IconProps) {
  return (
    <Drawing {...props}>
      <path d="m3.5 10 4.5-4.5L12.5 10" />
    </Drawing>
  );
}

export function IconFile(props: IconProps) {
  return (
    <Drawing {...props}>
      <path d="M4 1.5h5.5L13 5v9.5H4zM9.3 1.7V5.2H13" />
    </Drawing>
  );
}

export function IconSun(props: IconProps) {
  return (
    <Drawing {...props}>
      <path d="M11 8a3 3 0 1 1-6 0 3 3 0 0 1 6 0zM8 1.2v1.4M8 13.4v1.4M1.2 8h1.4M13.4 8h1.4M3.2 3.2l1 1M11.8 11.8l1 1M3.2 12.8l1-1M11.8 4.2l1-1" />
    </Drawing>
  );
}

export function IconMoon(props: IconProps) {
  return (
    <Drawing {...props}>
      <path d="M13.5 9.6A6 6 0 0 1 6.4 2.5a6 6 0 1 0 7.1 7.1z" />
    </Drawing>
  );
}

/** Half-filled circle: as the system does. */
export function IconSystem(props: IconProps) {
  return (
    <Drawing {...props}>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 2v12a6 6 0 0 0 0-12z" fill="currentColor" />
    </Drawing>
  );
}

// Each icon is a function of its own, so that a page loads only those it shows.
function Drawing({ size = 16, className, children }: IconProps & { readonly children: ReactNode }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={className}
    >
      {children}
    </svg>
  );
}
