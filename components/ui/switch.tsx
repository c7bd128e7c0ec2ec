import type { ComponentProps, ReactNode } from 'react';

export interface SwitchProps extends Omit<ComponentProps<'input'>, 'type' | 'className' | 'children' | 'role'> {
  readonly label: ReactNode;
  /** What it costs or brings, under the label. */
  readonly hint?: ReactNode;
  readonly badge?: ReactNode;
}

/** On or off, in force at once. Takes what `register` of react-hook-form returns. */
export function Switch({ label, hint, badge, ...input }: SwitchProps) {
  return (
    <label className="check">
      {/* biome-ignore lint/a11y/useAriaPropsForRole: a checkbox tells its state by itself */}
      <input {...input} type="checkbox" role="switch" />
      <b>
        {label} {badge}
      </b>
      {hint && <span className="hint">{hint}</span>}
    </label>
  );
}
