'use client';
import { useEffect, useState } from 'react';
import { CodeText } from '@/components/ui/code-text';
import { CopyButton } from '@/components/ui/copy-button';
import { More } from '@/components/ui/more';
import { Skeleton } from '@/components/ui/skeleton';
import { type Bundle, runbook } from '@/lib';
import { type MarkdownBlock, markdownBlocks } from './markdown-blocks';

/** README.md of the bundle. It is written when it is first opened, and follows the answers from then on. */
export function RunbookView({ bundle }: { readonly bundle: Bundle }) {
  const [isOpen, setIsOpen] = useState(false);
  const [written, setWritten] = useState<string>();
  useEffect(() => {
    if (!isOpen) return undefined;
    let isLatest = true;
    void runbook(bundle).then((text) => isLatest && setWritten(text));
    return () => {
      isLatest = false;
    };
  }, [bundle, isOpen]);
  return (
    <section className={written === undefined ? 'section unwritten' : 'section'} aria-labelledby="review-runbook">
      <div className="section-head">
        <h2 id="review-runbook">Runbook</h2>
        <span className="muted">README.md in the zip</span>
      </div>
      <More
        summary="Before you start, apply, verify, the way back"
        onToggle={(event) => setIsOpen(event.currentTarget.open)}
      >
        {written === undefined ? (
          <Skeleton says="Writing the runbook" />
        ) : (
          <>
            <div className="row">
              <CopyButton isSmall label="Copy runbook" text={written} />
            </div>
            <div className="panel padded runbook">{markdownBlocks(written).map(draw)}</div>
          </>
        )}
      </More>
    </section>
  );
}

function draw(block: MarkdownBlock, index: number) {
  // The blocks of one text have no other name, and are drawn anew together.
  const key = `${block.kind}-${index}`;
  switch (block.kind) {
    case 'heading': {
      const Heading = block.level === 1 ? 'h3' : 'h4';
      return (
        <Heading key={key}>
          <CodeText text={block.text} />
        </Heading>
      );
    }
    case 'paragraph':
      return (
        <p key={key}>
          <CodeText text={block.text} />
        </p>
      );
    case 'list':
      return (
        <ul key={key}>
          {block.items.map((item) => (
            <li key={item}>
              <CodeText text={item} />
            </li>
          ))}
        </ul>
      );
    case 'code':
      return <pre key={key}>{block.text}</pre>;
  }
}
