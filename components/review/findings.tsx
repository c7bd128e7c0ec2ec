import { Badge } from '@/components/ui/badge';
import { CodeText } from '@/components/ui/code-text';
import { IconError, IconInfo, IconWarning } from '@/components/ui/icons';
import type { Bundle, Finding } from '@/lib';
import { plural } from './file-words';

const order = ['error', 'warning', 'info'] as const;
const words = { error: 'error', warning: 'warning', info: 'remark' } as const;
const icons = { error: IconError, warning: IconWarning, info: IconInfo } as const;

/** What is wrong or worth knowing, the gravest first; nothing if there is nothing to say. */
export function Findings({ findings }: Pick<Bundle, 'findings'>) {
  if (findings.length === 0) return null;
  const counts = order.map((severity) =>
    plural(findings.filter((each) => each.severity === severity).length, words[severity]),
  );
  const sorted = order.flatMap((severity) => findings.filter((each) => each.severity === severity));
  return (
    <section className="section" aria-labelledby="review-findings">
      <div className="section-head">
        <h2 id="review-findings">Findings</h2>
        <span className="muted">{counts.join(', ')}</span>
      </div>
      <div className="panel">
        {sorted.map((finding) => (
          <One key={`${finding.rule} ${finding.file} ${finding.line} ${finding.says}`} finding={finding} />
        ))}
      </div>
    </section>
  );
}

function One({ finding: { rule, severity, file, line, says } }: { readonly finding: Finding }) {
  const Icon = icons[severity];
  return (
    <article className="finding">
      <header>
        <Icon />
        <h3>
          <span className="vh">{words[severity]}: </span>
          <CodeText text={says} />
        </h3>
        <Badge>{rule}</Badge>
        {file && (
          <span className="where">
            <code>{line === undefined ? file : `${file}:${line}`}</code>
          </span>
        )}
      </header>
    </article>
  );
}
