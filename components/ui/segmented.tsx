'use client';
import { type ComponentProps, type ReactNode, useId } from 'react';
import type { Choice } from './choice';
import { FieldSet } from './field-set';
import type { Problem } from './problem-line';

/** Every radio gets the input's props, so what `register` of react-hook-form returns can be spread here. */
export interface ChoiceProps
  extends Omit<ComponentProps<'input'>, 'id' | 'type' | 'className' | 'children' | 'value' | 'defaultValue'> {
  readonly id?: string;
  readonly legend: ReactNode;
  readonly isLegendHidden?: boolean;
  readonly hint?: ReactNode;
  readonly problem?: Problem | undefined;
  readonly options: readonly Choice[];
  /** The chosen value, if the page keeps it. */
  readonly value?: string | undefined;
  /** The value chosen at first, if the browser keeps it. */
  readonly defaultValue?: string | undefined;
}

/** Two or three short answers side by side: native radio buttons, so arrow keys move and choose. */
export function Segmented(props: ChoiceProps) {
  const { id, legend, isLegendHidden, hint, problem, options, ...input } = props;
  const radio = useRadio(input);
  return (
    <FieldSet id={id} legend={legend} isLegendHidden={isLegendHidden} hint={hint} problem={problem}>
      <div className="segmented">
        {options.map((option) => (
          <label key={option.value}>
            <input {...radio(option)} />
            {option.icon}
            <span className={option.icon ? 'vh' : undefined}>{option.label}</span>
          </label>
        ))}
      </div>
    </FieldSet>
  );
}

type RadioProps = Pick<ChoiceProps, 'value' | 'defaultValue'> & ComponentProps<'input'>;

/** The props of the radio button of a choice. */
export function useRadio({ value, defaultValue, name, disabled, ...input }: RadioProps) {
  const madeUp = useId();
  return (option: Choice): ComponentProps<'input'> => ({
    ...input,
    type: 'radio',
    name: name ?? madeUp,
    value: option.value,
    disabled: disabled || option.isDisabled || undefined,
    ...(value !== undefined && { checked: value === option.value }),
    ...(value === undefined && defaultValue !== undefined && { defaultChecked: defaultValue === option.value }),
  });
}
