import type { ComponentProps, ReactNode } from 'react';

export interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type' | 'className' | 'children' | 'role'> {
  readonly label: ReactNode;
  /** What it costs or brings, under the label. */
  readonly hint?: ReactNode;
  readonly badge?: ReactNode;
}

/** Yes or no, taken with the rest of the form. Takes what `register` of react-hook-form returns. */
export function Checkbox(props: CheckboxProps) {
  return <Check {...props} />;
}

/** On or off, in force at once. */
export function Switch(props: CheckboxProps) {
  return <Check {...props} role="switch" />;
}

function Check({ label, hint, badge, ...input }: CheckboxProps & { readonly role?: 'switch' }) {
  return (
    <label className="check">
      <input {...input} type="checkbox" />
      <b>
        {label} {badge}
      </b>
      {hint && <span className="hint">{hint}</span>}
    </label>
  );
}
