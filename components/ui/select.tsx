'use client';
import type { ComponentProps } from 'react';
import { useFieldControl } from './field';

export interface SelectProps extends Omit<ComponentProps<'select'>, 'className' | 'children'> {
  /** In order; those with the same `group` stand together under it. */
  readonly options: readonly SelectOption[];
}

export interface SelectOption {
  readonly value: string;
  readonly label: string;
  readonly group?: string;
  readonly isDisabled?: boolean;
}

/** One of many, inside a `Field`. The system's own list; takes what `register` of react-hook-form returns. */
export function Select({ options, ...rest }: SelectProps) {
  const control = useFieldControl({ ...(rest.id && { id: rest.id }), 'aria-describedby': rest['aria-describedby'] });
  const groups = [...new Set(options.map((option) => option.group))];
  return (
    <select {...rest} {...control} className="input">
      {groups.map((group) => {
        const members = options.filter((option) => option.group === group);
        return group === undefined ? (
          members.map(one)
        ) : (
          <optgroup key={group} label={group}>
            {members.map(one)}
          </optgroup>
        );
      })}
    </select>
  );
}

function one({ value, label, isDisabled }: SelectOption) {
  return (
    <option key={value} value={value} disabled={isDisabled}>
      {label}
    </option>
  );
}
