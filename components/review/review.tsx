'use client';
import { useEffect, useRef, useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { type Bundle, type GeneratedFile, publicUrlOf } from '@/lib';
import { Changes } from './changes';
import { plural } from './file-words';
import { Findings } from './findings';
import { Kept, takeId } from './kept';
import { PictureView } from './picture-view';
import { ProvenView } from './proven-view';
import { RunbookView } from './runbook-view';
import { SecretNotice } from './secret-notice';
import { SecretPanel } from './secret-panel';
import { ByHand, Commands, JavaOptions } from './steps';

export interface ReviewProps {
  readonly bundle: Bundle;
  readonly onJumpTo: (answerPath: string) => void;
  /** Keeps the admin's own value, or takes ours after all; the key is `role:key` of the edit. */
  readonly onKeep: (key: string, keep: boolean) => void;
  /** The keys that are kept. */
  readonly keep: readonly string[];
}

/** Everything the admin takes home, to be read before it is taken: changes, steps, findings, runbook. */
export function Review({ bundle, onJumpTo, onKeep, keep }: ReviewProps) {
  const { commands, files, findings, jvm } = bundle;
  const { change, said } = useKeep(keep, onKeep);
  return (
    <div className="review">
      <Head bundle={bundle} />
      <p className="vh" role="status">
        {said}
      </p>
      <SecretNotice bundle={bundle} />
      {bundle.refused.length > 0 && <Findings findings={findings} />}
      {bundle.refused.length === 0 && <PictureView bundle={bundle} />}
      <Changes
        bundle={bundle}
        onJumpTo={onJumpTo}
        onKeep={(file: GeneratedFile, key) => change(`${file.role}:${key}`, true)}
      />
      <Kept keep={keep} onTake={(key) => change(key, false)} />
      {bundle.refused.length === 0 && files.some((file) => file.change !== 'unchanged') && (
        <Commands commands={commands} needsRestart={bundle.needsRestart} />
      )}
      <ByHand steps={bundle.steps} />
      <JavaOptions jvm={jvm} nodes={bundle.site.nodes.length} onJumpTo={onJumpTo} />
      <SecretPanel bundle={bundle} />
      {bundle.refused.length === 0 && <Findings findings={findings} />}
      <RunbookView bundle={bundle} />
    </div>
  );
}

function Head({ bundle: { answers, site, modules, minimumVersion } }: { readonly bundle: Bundle }) {
  const { address, release, platform, httpd, connection, nodes } = site;
  return (
    <div className="section-head">
      <div className="page-head">
        <h1>{publicUrlOf(address)}</h1>
        <p className="muted">
          Confluence {release.id}
          {nodes.length > 1 && `, ${nodes.length} nodes`} · {platform.title}, httpd {httpd} · {connection}
        </p>
        <ProvenView answers={answers} />
      </div>
      <div className="needs">
        <Badge>Needs httpd {minimumVersion} or newer</Badge>
        <details className="more">
          <summary>{plural(modules.length, 'module')}</summary>
          <div>
            <ul className="row">
              {modules.map((module) => (
                <li key={module}>
                  <code>mod_{module}</code>
                </li>
              ))}
            </ul>
          </div>
        </details>
      </div>
    </div>
  );
}

/** Passes on what to keep, says so, and puts the focus where the way back is: the pressed button is gone by then. */
function useKeep(keep: readonly string[], onKeep: ReviewProps['onKeep']) {
  const [said, setSaid] = useState('');
  const pressed = useRef<string>(undefined);
  useEffect(() => {
    const key = pressed.current;
    if (key === undefined) return;
    pressed.current = undefined;
    const next = keep.includes(key) ? takeId(key) : keep.length > 0 ? 'review-kept' : 'review-changes';
    document.getElementById(next)?.focus();
  }, [keep]);
  const change = (key: string, isKept: boolean) => {
    pressed.current = key;
    const name = key.replace(/^[^:]*:/, '');
    setSaid(isKept ? `${name} stays as you have it.` : `${name} is changed after all.`);
    onKeep(key, isKept);
  };
  return { change, said };
}
