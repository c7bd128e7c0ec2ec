import { CodeText } from '@/components/ui/code-text';
import { CopyButton } from '@/components/ui/copy-button';
import type { Bundle } from '@/lib';
import { FromLinks } from './note-list';
import { SourceLink } from './source-link';

/** What to type on the Apache machine once its files lie there. */
export function Commands({ commands }: Pick<Bundle, 'commands'>) {
  return (
    <section className="section" aria-labelledby="review-commands">
      <div className="section-head">
        <h2 id="review-commands">What you type</h2>
        <span className="muted">On the Apache machine, as root, in this order</span>
      </div>
      <ol className="panel steps numbered">
        {commands.map(({ run, says }) => (
          <li key={run}>
            <code>{run}</code>
            <span className="muted">
              <CodeText text={says} />
            </span>
            <span className="row">
              <CopyButton isSmall kind="quiet" text={run} unseen={run} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Arguments for Confluence's Java process; nothing if there are none. */
export function JavaOptions(props: { readonly jvm: Bundle['jvm']; readonly onJumpTo: (answerPath: string) => void }) {
  const { jvm, onJumpTo } = props;
  if (jvm.length === 0) return null;
  return (
    <section className="section" aria-labelledby="review-java">
      <div className="section-head">
        <h2 id="review-java">Confluence’s Java options</h2>
        <span className="muted">
          In <code>bin/setenv.sh</code>
        </span>
      </div>
      <ul className="panel steps">
        {jvm.map(({ argument, says, why, from, sources }) => (
          <li key={argument}>
            <code>{argument}</code>
            <span className="muted">
              <b>
                <CodeText text={says} />
              </b>{' '}
              {why && <CodeText text={why} />}
              <span className="origin">
                {from.length > 0 && <FromLinks from={from} onJumpTo={onJumpTo} />}
                {sources.map((source) => (
                  <SourceLink key={source.url} source={source} />
                ))}
              </span>
            </span>
            <span className="row">
              <CopyButton isSmall kind="quiet" text={argument} unseen={argument} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
