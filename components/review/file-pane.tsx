'use client';
import { type ReactNode, useState } from 'react';
import { Blank } from '@/components/ui/blank';
import { Button } from '@/components/ui/button';
import { IconGood } from '@/components/ui/icons';
import type { GeneratedFile } from '@/lib';
import { DiffTable, type DiffTableProps } from './diff-table';
import type { LineNotes } from './file-view';
import { againstWhat, captionOf, isChanged, nameOf, plural } from './file-words';
import { ShowSecret } from './show-secret';
import { useLeaves, useNotes } from './use-notes';

export interface FilePaneProps extends Omit<DiffTableProps, 'notes' | 'leaves' | 'caption'> {
  /** At the right end of the file's head: buttons. */
  readonly actions?: ReactNode;
  /** The level of a heading inside, by where the pane stands; 3 unless told. */
  readonly level?: 2 | 3;
}

/** One file: where it goes, what it is compared with, and the change; or that nothing has to change. */
export function FilePane({ actions, level = 3, ...props }: FilePaneProps) {
  const { file } = props;
  const notes = useNotes(file);
  const leaves = useLeaves(file);
  const [isShown, setIsShown] = useState(false);
  return (
    <>
      <div className="file-head">
        <code>{file.installTo}</code>
        <span>{againstWhat(file)}</span>
        <span className="row">
          <ShowSecret file={file} />
          {actions}
        </span>
      </div>
      {!isChanged(file) && (
        <Unchanged level={level} file={file} notes={notes} isShown={isShown} onShow={() => setIsShown(!isShown)} />
      )}
      {(isChanged(file) || isShown) && <DiffTable {...props} notes={notes} leaves={leaves} caption={captionOf(file)} />}
    </>
  );
}

function Unchanged(props: {
  readonly level: 2 | 3;
  readonly file: GeneratedFile;
  readonly notes: ReadonlyMap<number, LineNotes>;
  readonly isShown: boolean;
  readonly onShow: () => void;
}) {
  const { level, file, notes, isShown, onShow } = props;
  const ours = [...notes.values()].filter((line) => line.notes.some(({ recipe }) => recipe !== undefined)).length;
  return (
    <Blank
      icon={<IconGood />}
      level={level}
      title={file.beforeIs === 'yours' ? 'Your file already says this' : 'The file already says this'}
      actions={<Button onClick={onShow}>{isShown ? 'Hide the file' : 'Show the file'}</Button>}
    >
      <p>
        What your answers ask for stands in <code>{nameOf(file)}</code>
        {ours > 0 && `, in ${plural(ours, 'line')}`}. There is nothing to apply.
      </p>
    </Blank>
  );
}
