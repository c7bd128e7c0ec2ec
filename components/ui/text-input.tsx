'use client';
import type { ComponentProps } from 'react';
import { useFieldControl } from './field';

export interface TextInputProps extends Omit<ComponentProps<'input'>, 'className' | 'type'> {
  readonly type?: 'text' | 'search' | 'url' | 'number' | 'password';
  /** The value is configuration: monospace, and the browser leaves its spelling alone. */
  readonly isCode?: boolean;
  readonly isLarge?: boolean;
}

/** One line of text inside a `Field`. Takes what `register` of react-hook-form returns. */
export function TextInput({ isCode = false, isLarge = false, type = 'text', ...rest }: TextInputProps) {
  const control = useFieldControl(ownControl(rest));
  const className = ['input', isCode ? 'code' : '', isLarge ? 'large' : ''].filter(Boolean).join(' ');
  return <input {...(isCode ? leftAlone : {})} {...rest} {...control} type={type} className={className} />;
}

export interface TextAreaProps extends Omit<ComponentProps<'textarea'>, 'className'> {
  readonly isCode?: boolean;
}

/** Several lines of text inside a `Field`, pasted files for example. */
export function TextArea({ isCode = false, ...rest }: TextAreaProps) {
  const control = useFieldControl(ownControl(rest));
  const className = isCode ? 'input lines code' : 'input lines';
  return <textarea {...(isCode ? leftAlone : {})} {...rest} {...control} className={className} />;
}

function ownControl(rest: ComponentProps<'input'> | ComponentProps<'textarea'>) {
  return {
    ...(rest.id && { id: rest.id }),
    ...(rest['aria-invalid'] && { 'aria-invalid': true as const }),
    'aria-describedby': rest['aria-describedby'],
  };
}

const leftAlone = { spellCheck: false, autoCapitalize: 'none', autoCorrect: 'off' } as const;
