'use client';
import { memo } from 'react';
import { fields } from '@/lib';
import { ChoiceAnswer } from './choice-answer';
import { ChoicesAnswer } from './choices-answer';
import { IntegerAnswer } from './integer-answer';
import { LinesAnswer } from './lines-answer';
import { ListAnswer } from './list-answer';
import { RowsAnswer } from './rows-answer';
import { SwitchAnswer } from './switch-answer';
import { TextAnswer } from './text-answer';

/** The question at a path, drawn as its schema says. */
export const AnswerField = memo(function AnswerField({ path }: { readonly path: string }) {
  switch (fields.get(path)?.kind) {
    case 'choice':
      return <ChoiceAnswer path={path} />;
    case 'choices':
      return <ChoicesAnswer path={path} />;
    case 'integer':
      return <IntegerAnswer path={path} />;
    case 'lines':
      return <LinesAnswer path={path} />;
    case 'list':
      return <ListAnswer path={path} />;
    case 'rows':
      return <RowsAnswer path={path} />;
    case 'switch':
      return <SwitchAnswer path={path} />;
    default:
      return <TextAnswer path={path} />;
  }
});
