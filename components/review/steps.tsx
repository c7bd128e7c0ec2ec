import { Badge } from '@/components/ui/badge';
import { Callout } from '@/components/ui/callout';
import { CodeText } from '@/components/ui/code-text';
import { CopyButton } from '@/components/ui/copy-button';
import type { Bundle } from '@/lib';
import { FromLinks } from './note-list';
import { SourceLink } from './source-link';

/** What to type on the Apache machine once its files lie there. */
export function Commands({ commands, needsRestart }: Pick<Bundle, 'commands' | 'needsRestart'>) {
  return (
    <section className="section" aria-labelledby="review-commands">
      <div className="section-head">
        <h2 id="review-commands">What you type</h2>
        <span className="muted">On the Apache machine, as root, in this order</span>
      </div>
      {needsRestart && (
        <Callout title="Apache has to be restarted once.">
          A reload is not enough for these files. Connections that are open at that moment are cut.
        </Callout>
      )}
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

/** What nobody can do but the admin: neither a file nor a command; nothing if there is nothing. */
export function ByHand({ steps }: Pick<Bundle, 'steps'>) {
  if (steps.length === 0) return null;
  return (
    <section className="section" aria-labelledby="review-by-hand">
      <div className="section-head">
        <h2 id="review-by-hand">What you do by hand</h2>
        <span className="muted">Outside the files and the commands</span>
      </div>
      <ul className="panel steps">
        {steps.map((step) => (
          <li key={step}>
            <span>
              <CodeText text={step} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Arguments for Confluence's Java process; nothing if there are none. */
export function JavaOptions(props: {
  readonly jvm: Bundle['jvm'];
  readonly nodes: number;
  readonly onJumpTo: (answerPath: string) => void;
}) {
  const { jvm, nodes, onJumpTo } = props;
  if (jvm.length === 0) return null;
  return (
    <section className="section" aria-labelledby="review-java">
      <div className="section-head">
        <h2 id="review-java">Confluence’s Java options</h2>
        <span className="muted">
          In <code>bin/setenv.sh</code>
          {nodes > 1 && ', on every node unless one is named'}
        </span>
      </div>
      <ul className="panel steps">
        {jvm.map(({ argument, node, says, why, from, sources }) => (
          <li key={`${node ?? ''} ${argument}`}>
            <span>
              <code>{argument}</code> {node !== undefined && nodes > 1 && <Badge>{node}</Badge>}
            </span>
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
