'use client';
import { useState } from 'react';
import type { GeneratedFile, RefusedFile } from '@/lib';
import { FilePane } from './file-pane';
import { FileTreeNav } from './file-tree-nav';
import { isChanged, plural, titleOf } from './file-words';
import { RefusedView } from './refused-view';

export interface FileChooserProps {
  readonly files: readonly GeneratedFile[];
  readonly refused: readonly RefusedFile[];
  readonly focusField: string | undefined;
  readonly onJumpTo: (answerPath: string) => void;
}

/** Many files beside the questions: the tree folds away above the chosen one. */
export function FileChooser({ files, refused, focusField, onJumpTo }: FileChooserProps) {
  const [wanted, setWanted] = useState<string>();
  const [isOpen, setIsOpen] = useState(false);
  const refusedFile = refused.find(({ path }) => path === wanted) ?? (wanted === undefined ? refused[0] : undefined);
  const file = files.find(({ path }) => path === wanted) ?? files.find(isChanged) ?? files[0];
  return (
    <div className="scroll">
      <details className="chooser" open={isOpen} onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
        <summary>
          {refusedFile?.path ?? (file && titleOf(file, files))}{' '}
          <span className="muted">one of {plural(files.length + refused.length, 'file')}</span>
        </summary>
        <FileTreeNav
          files={files}
          refused={refused}
          chosen={refusedFile?.path ?? file?.path ?? ''}
          onChoose={(path) => {
            setWanted(path);
            setIsOpen(false);
          }}
        />
      </details>
      {refusedFile ? (
        <RefusedView file={refusedFile} level={2} />
      ) : (
        file && <FilePane key={file.path} file={file} level={2} focusField={focusField} onJumpTo={onJumpTo} />
      )}
    </div>
  );
}
