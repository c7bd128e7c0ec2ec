'use client';
import { FieldSet } from './field-set';
import { type ChoiceProps, useRadio } from './segmented';

/** Answers that need a sentence each: the name, then what it costs. Native radio buttons. */
export function RadioCards(props: ChoiceProps) {
  const { id, legend, isLegendHidden, hint, problem, options, ...input } = props;
  const radio = useRadio(input);
  return (
    <FieldSet id={id} legend={legend} isLegendHidden={isLegendHidden} hint={hint} problem={problem}>
      <div className="choices">
        {options.map((option) => (
          <label className="choice" key={option.value}>
            <input {...radio(option)} />
            <b>
              {option.label} {option.badge}
            </b>
            {option.hint && <span className="hint">{option.hint}</span>}
          </label>
        ))}
      </div>
    </FieldSet>
  );
}
