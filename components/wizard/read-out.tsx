'use client';
import { useWatch } from 'react-hook-form';
import type { Inferred } from '@/lib';
import { answerPath } from './draft';
import { titleOf } from './steps';
import { says } from './use-files';
import { useGivenFiles, useWizard } from './wizard-context';

/** What was read out of the files, each with its place and the way back. */
export function ReadOut() {
  const { inferred } = useGivenFiles();
  if (inferred.length === 0) return null;
  return (
    <section className="section" aria-label="Read out of your files">
      <h2>Read out of your files</h2>
      <p className="muted">These are your answers now, unless you had given another one yourself.</p>
      <ul className="read-out">
        {inferred.map((found) => (
          <Row key={found.path} found={found} />
        ))}
      </ul>
    </section>
  );
}

function Row({ found }: { readonly found: Inferred }) {
  const { form, jumpTo } = useWizard();
  const { replaced, take, undo } = useGivenFiles();
  const answer = useWatch({ control: form.control, name: answerPath(found.path) });
  const isTaken = says(found, answer);
  const title = titleOf(found.path);
  return (
    <li>
      <a
        href={`#${found.path}`}
        onClick={(event) => {
          event.preventDefault();
          jumpTo(found.path);
        }}
      >
        {title}
      </a>
      <span>
        <b>{found.says}</b>{' '}
        <span className="muted">
          from {found.file}:{found.line}
        </span>
      </span>
      {isTaken && replaced.has(found.path) && (
        <button type="button" className="linkish" onClick={() => undo(found.path)}>
          Undo<span className="vh"> for {title}</span>
        </button>
      )}
      {isTaken && !replaced.has(found.path) && <span className="muted">as you answered</span>}
      {!isTaken && (
        <span className="other">
          Your answer stays: <b>{shown(answer)}</b>.{' '}
          <button type="button" className="linkish" onClick={() => take(found)}>
            Use the one in the file<span className="vh"> for {title}</span>
          </button>
        </span>
      )}
    </li>
  );
}

function shown(answer: unknown): string {
  if (Array.isArray(answer)) return answer.length > 0 ? answer.join(', ') : 'none';
  if (answer === undefined || answer === '') return 'none';
  if (typeof answer !== 'object' || answer === null) return String(answer);
  return Object.values(answer)
    .filter((each) => typeof each === 'number')
    .join(', ');
}
