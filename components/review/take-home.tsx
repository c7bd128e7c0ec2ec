'use client';
import { useEffect, useState } from 'react';
import { Blank } from '@/components/ui/blank';
import { Button } from '@/components/ui/button';
import { CodeText } from '@/components/ui/code-text';
import { CopyButton } from '@/components/ui/copy-button';
import { IconError } from '@/components/ui/icons';
import { Toast } from '@/components/ui/toast';
import { type Bundle, type GeneratedFile, holdsSecret, patchOf, takeHome } from '@/lib';
import { download } from './download';
import { copyWords, isChanged, nameOf, plural, titleOf } from './file-words';

export interface TakeHomeProps {
  readonly bundle: Bundle;
  /** The whole link that brings the answers back. */
  readonly shareLink: () => Promise<string>;
}

/** The ways to take the bundle home: a zip, a link, a command, single files and patches. */
export function TakeHome({ bundle, shareLink }: TakeHomeProps) {
  const [said, setSaid] = useState<string>();
  const command = commandFor(bundle);
  const answers = `${JSON.stringify(bundle.answers, null, 2)}\n`;
  return (
    <div className="review">
      <div className="page-head">
        <h1>Take home</h1>
        <p className="muted">Everything is made in this browser. Your files are sent nowhere.</p>
      </div>
      {bundle.refused.length > 0 ? <Refusal bundle={bundle} /> : <Zip bundle={bundle} onDone={setSaid} />}
      <Link bundle={bundle} shareLink={shareLink} onDone={setSaid} />
      <section className="section" aria-labelledby="take-command">
        <div className="section-head">
          <h2 id="take-command">By command line</h2>
          <span className="muted">
            The same zip, without this page, from the folder that Proxywright lies in
            {bundle.site.connection === 'mod_jk' &&
              '; it makes a secret of its own unless --secret names a file with yours'}
          </span>
        </div>
        <div className="panel padded">
          <div className="command">
            <code>{command}</code>
            <CopyButton
              isSmall
              kind="quiet"
              text={command}
              unseen="the command"
              onCopied={() => setSaid('Command copied.')}
            />
          </div>
          <div className="row">
            <Button onClick={() => download('answers.json', answers, 'application/json')}>Download answers.json</Button>
            <CopyButton label="Copy answers.json" text={answers} onCopied={() => setSaid('answers.json copied.')} />
          </div>
        </div>
      </section>
      {bundle.refused.length === 0 && <Files files={bundle.files} onDone={setSaid} />}
      <Toast says={said} onClose={() => setSaid(undefined)} />
    </div>
  );
}

/** The admin's own files are not in the answers: the command names them, to be put beside it. */
function commandFor({ files }: Bundle): string {
  const own = files
    .filter(({ beforeIs }) => beforeIs === 'yours')
    .map((file) => `--file ${nameOf(file)}=${nameOf(file)}`);
  return ['npm run bundle -- --answers answers.json', ...own, '--out confluence.zip'].join(' ');
}

type Done = (says: string) => void;

function Zip({ bundle, onDone }: { readonly bundle: Bundle; readonly onDone: Done }) {
  const [isBusy, setIsBusy] = useState(false);
  const patches = bundle.files.filter(isChanged).length;
  const press = async () => {
    setIsBusy(true);
    try {
      const { name, bytes } = await takeHome(bundle);
      download(name, bytes, 'application/zip');
      onDone(`${name} downloaded, ${Math.max(1, Math.round(bytes.length / 1024))} kB.`);
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <section className="section" aria-labelledby="take-zip">
      <div className="section-head">
        <h2 id="take-zip">Everything in one zip</h2>
        <span className="muted">
          {plural(bundle.files.length, 'file')}, {plural(patches, 'patch', 'patches')}, the runbook, your answers
        </span>
      </div>
      <div className="panel padded">
        <ul className="contents">
          {bundle.files.map(({ path }) => (
            <li key={path}>
              <code>{path}</code>
            </li>
          ))}
          {bundle.files.some(({ text }) => holdsSecret(text)) && (
            <li className="muted">
              The zip holds the secret of both sides, in files of mode 0640. Keep it as you keep a key.
            </li>
          )}
          <li>
            <code>README.md</code>{' '}
            <span className="muted">the runbook: before you start, apply, verify, the way back</span>
          </li>
          <li>
            <code>answers.json</code> <span className="muted">brings the same bundle back</span>
          </li>
        </ul>
        <div className="row">
          <Button kind="primary" isBusy={isBusy} onClick={press}>
            Download zip
          </Button>
        </div>
      </div>
    </section>
  );
}

function Refusal({ bundle: { refused } }: { readonly bundle: Bundle }) {
  return (
    <Blank icon={<IconError />} title="There is no zip yet" level={2}>
      <p>
        {refused.map(nameOf).join(', ')} cannot be used, so the zip would lack your changes. Mend{' '}
        {refused.length === 1 ? 'it' : 'them'} or remove {refused.length === 1 ? 'it' : 'them'} under Your files.
      </p>
      <ul className="contents">
        {refused.map(({ path, says, at }) => (
          <li key={path}>
            <code>{at ? `${path}:${at.line}:${at.column}` : path}</code>{' '}
            <span className="muted">
              <CodeText text={says} />
            </span>
          </li>
        ))}
      </ul>
    </Blank>
  );
}

function Link({ bundle, shareLink, onDone }: TakeHomeProps & { readonly onDone: Done }) {
  const [link, setLink] = useState('');
  // Made ahead of the press: a browser lets a page write to the clipboard only while it handles one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the link holds the answers, so it changes with the bundle
  useEffect(() => {
    let isLatest = true;
    void shareLink().then((made) => isLatest && setLink(made));
    return () => {
      isLatest = false;
    };
  }, [bundle, shareLink]);
  return (
    <section className="section" aria-labelledby="take-link">
      <div className="section-head">
        <h2 id="take-link">A link</h2>
        <span className="muted">
          The link holds your answers. No files, no secrets.
          {bundle.site.connection === 'mod_jk' && ' Whoever opens it gets a new secret.'}
        </span>
      </div>
      <div className="panel padded">
        <div className="command">
          <code>{link || 'Making the link'}</code>
          <CopyButton
            isSmall
            kind="quiet"
            label="Copy link"
            text={link}
            onCopied={() => onDone('Link copied. It holds your answers. No files, no secrets.')}
          />
        </div>
      </div>
    </section>
  );
}

function Files({ files, onDone }: { readonly files: readonly GeneratedFile[]; readonly onDone: Done }) {
  return (
    <section className="section" aria-labelledby="take-files">
      <div className="section-head">
        <h2 id="take-files">File by file</h2>
        <span className="muted">Patches are applied with patch -p1 -d /</span>
      </div>
      <ul className="panel steps">
        {files.map((file) => (
          <OneFile key={file.path} file={file} name={titleOf(file, files)} onDone={onDone} />
        ))}
      </ul>
    </section>
  );
}

function OneFile({
  file,
  name,
  onDone,
}: {
  readonly file: GeneratedFile;
  readonly name: string;
  readonly onDone: Done;
}) {
  return (
    <li>
      <code>{file.installTo}</code>
      <span className="muted">
        {name !== nameOf(file) && `${file.node}, `}mode {file.mode}
        {!isChanged(file) && ', stays as it is'}
      </span>
      <span className="row">
        <CopyButton
          isSmall
          label={copyWords('file', file)}
          unseen={name}
          text={file.text}
          onCopied={() =>
            onDone(
              `${name} copied, ${plural(file.text.replace(/\n$/, '').split('\n').length, 'line')}${holdsSecret(file.text) ? ': its secret is on the clipboard, too' : ''}.`,
            )
          }
        />
        {isChanged(file) && (
          <>
            <CopyButton
              isSmall
              label={copyWords('patch', file)}
              unseen={`of ${name}`}
              text={() => patchOf(file)}
              onCopied={() => onDone(`Patch of ${name} copied.`)}
            />
            <Button
              isSmall
              onClick={() =>
                download(
                  `${name === nameOf(file) ? '' : `${file.node}-`}${nameOf(file)}.patch`,
                  patchOf(file),
                  'text/x-diff',
                )
              }
            >
              Download patch<span className="vh"> of {name}</span>
            </Button>
          </>
        )}
      </span>
    </li>
  );
}
