'use client';
import { memo, useEffect, useMemo, useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Sheet } from '@/components/ui/sheet';
import { type Tab, Tabs } from '@/components/ui/tabs';
import type { Bundle, GeneratedFile, RefusedFile } from '@/lib';
import { FileChooser } from './file-chooser';
import { FilePane } from './file-pane';
import { countAll, viewOf } from './file-view';
import { nameOf, plural, summaryOf, titleOf } from './file-words';
import { RefusedView } from './refused-view';
import { useMedia } from './use-media';
import { useNotes } from './use-notes';

export interface PreviewProps {
  readonly bundle: Bundle;
  /** What needs the admin, in a sentence: an answer that cannot be used. */
  readonly attention?: string | undefined;
  /** The path of the answer that has the focus: its lines are marked. */
  readonly focusField?: string | undefined;
  readonly onJumpTo: (answerPath: string) => void;
}

/** The files beside the questions. They follow every keystroke, and never take the focus or scroll by themselves. */
export function Preview({ bundle, attention, focusField, onJumpTo }: PreviewProps) {
  const { files, refused } = bundle;
  const summary = useMemo(() => summaryOf(files, countAll(files)), [files]);
  const trouble = [refused.length > 0 ? `${plural(refused.length, 'file')} cannot be used.` : '', attention ?? '']
    .filter(Boolean)
    .join(' ');
  const isPrinting = useMedia('print');
  const tabs = [
    ...refused.map((file) => refusedTab(file)),
    ...files.map((file) => fileTab(file, files, { focusField, onJumpTo })),
  ];
  return (
    <>
      <Sheet
        label="Your files"
        summary={
          <>
            <b>{summary}</b>
            <span className={trouble ? 'attention' : undefined}>{trouble || 'They follow your answers'}</span>
          </>
        }
      >
        {isPrinting ? (
          files.map((file) => <FilePane key={file.path} file={file} onJumpTo={onJumpTo} isPrinting />)
        ) : tabs.length < manyFiles ? (
          <Tabs label="Files" tabs={tabs} panelClassName="scroll" />
        ) : (
          <FileChooser files={files} refused={refused} focusField={focusField} onJumpTo={onJumpTo} />
        )}
        <p className="status">
          <span>
            <b>{summary}</b>
          </span>
          {trouble && <span className="attention">{trouble}</span>}
        </p>
      </Sheet>
      <Announcement text={[summary, trouble].filter(Boolean).join('. ')} />
    </>
  );
}

/** From so many files on, tabs would only scroll: the tree of the review takes their place. */
const manyFiles = 8;

interface PaneProps {
  readonly focusField: string | undefined;
  readonly onJumpTo: (answerPath: string) => void;
}

function fileTab(file: GeneratedFile, files: readonly GeneratedFile[], props: PaneProps): Tab {
  return {
    id: file.path,
    title: <FileTitle file={file} name={titleOf(file, files)} focusField={props.focusField} />,
    panel: <FilePane file={file} level={2} {...props} />,
  };
}

function refusedTab(file: RefusedFile): Tab {
  return {
    id: `refused-${file.path}`,
    title: (
      <>
        {nameOf(file)} <Badge tone="error">not used</Badge>
      </>
    ),
    panel: <RefusedView file={file} level={2} />,
  };
}

const FileTitle = memo(function FileTitle({
  file,
  name,
  focusField,
}: {
  readonly file: GeneratedFile;
  readonly name: string;
  readonly focusField: string | undefined;
}) {
  const { added, changed, removed } = viewOf(file).counts;
  const notes = useNotes(file, focusField !== undefined);
  const isMarked =
    focusField !== undefined &&
    [...notes.values()].some((line) => line.notes.some(({ from }) => from.includes(focusField)));
  return (
    <>
      {name}
      {added > 0 && (
        <Badge tone="added" unseen="lines added">
          +{added}
        </Badge>
      )}
      {changed > 0 && (
        <Badge tone="changed" unseen="lines changed">
          ~{changed}
        </Badge>
      )}
      {removed > 0 && (
        <Badge tone="removed" unseen="lines removed">
          −{removed}
        </Badge>
      )}
      {isMarked && <span className="here" aria-hidden="true" />}
    </>
  );
});

/** Says the state of the files once typing has paused for a second. */
function Announcement({ text }: { readonly text: string }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(setSaid, 1000, text);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <p className="vh" role="status">
      {said}
    </p>
  );
}
