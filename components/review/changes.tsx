'use client';
import { useMemo, useState } from 'react';
import { CopyButton } from '@/components/ui/copy-button';
import { Segmented } from '@/components/ui/segmented';
import { type Bundle, type GeneratedFile, patchOf } from '@/lib';
import { FilePane } from './file-pane';
import { FileTreeNav } from './file-tree-nav';
import { countAll } from './file-view';
import { copyWords, countWords, isChanged, nameOf } from './file-words';
import { RefusedView } from './refused-view';
import { useMedia } from './use-media';

export interface ChangesProps {
  readonly bundle: Bundle;
  readonly onJumpTo: (answerPath: string) => void;
  readonly onKeep: (file: GeneratedFile, key: string) => void;
}

/** What changes: the files on the left, the chosen one beside them. On paper, all of them. */
export function Changes({ bundle, onJumpTo, onKeep }: ChangesProps) {
  const { files, refused } = bundle;
  const [wanted, setWanted] = useState<string>();
  const [layout, setLayout] = useState<'split' | 'unified'>('split');
  const isPrinting = useMedia('print');
  const isWide = useMedia('(min-width: 901px)');
  const counts = useMemo(() => countAll(files), [files]);
  const refusedFile = refused.find(({ path }) => path === wanted) ?? (wanted === undefined ? refused[0] : undefined);
  const file = files.find(({ path }) => path === wanted) ?? files.find(isChanged) ?? files[0];
  const pane = (each: GeneratedFile) => (
    <FilePane
      key={each.path}
      file={each}
      layout={isWide && !isPrinting && each.beforeIs !== 'nothing' ? layout : 'unified'}
      onJumpTo={onJumpTo}
      onKeep={each.beforeIs === 'yours' ? (key) => onKeep(each, key) : undefined}
      isPrinting={isPrinting}
      actions={<Copies file={each} />}
    />
  );
  return (
    <section className="section" aria-labelledby="review-changes">
      <div className="section-head">
        <h2 id="review-changes" tabIndex={-1}>
          What changes
        </h2>
        <div className="row">
          <span className="muted">{[...countWords(counts), `${counts.kept} kept as they are`].join(', ')}</span>
          <span className="view-switch">
            <Segmented
              legend="View"
              isLegendHidden
              options={[
                { value: 'split', label: 'Side by side' },
                { value: 'unified', label: 'Unified' },
              ]}
              value={layout}
              onChange={(event) => setLayout(event.target.value === 'split' ? 'split' : 'unified')}
            />
          </span>
        </div>
      </div>
      <div className="panel changes">
        <FileTreeNav
          files={files}
          refused={refused}
          chosen={refusedFile?.path ?? file?.path ?? ''}
          onChoose={setWanted}
        />
        <div className="chosen">
          {isPrinting ? files.map(pane) : refusedFile ? <RefusedView file={refusedFile} /> : file && pane(file)}
        </div>
      </div>
    </section>
  );
}

function Copies({ file }: { readonly file: GeneratedFile }) {
  return (
    <>
      <CopyButton isSmall label={copyWords('file', file)} unseen={nameOf(file)} text={file.text} />
      {isChanged(file) && (
        <CopyButton isSmall label={copyWords('patch', file)} unseen={`of ${nameOf(file)}`} text={() => patchOf(file)} />
      )}
    </>
  );
}
