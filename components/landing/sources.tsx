import { More } from '@/components/ui/more';
import { connectionFacts, retiredConnectionType } from '@/lib/connection';

/** Where each line of the comparison comes from. */
export function Sources() {
  const rows = [
    ...connectionFacts,
    { subject: retiredConnectionType.id, sources: retiredConnectionType.sources, measured: undefined },
  ];
  return (
    <More summary="Where these facts come from" aside="sources and days">
      <dl className="sources">
        {rows.map(({ subject, sources, measured }) => (
          <div key={subject}>
            <dt>{subject}</dt>
            {measured && <dd>Measured by Proxywright: {measured}</dd>}
            {sources.map(({ title, url, checked }) => (
              <dd key={url}>
                <a href={url} rel="noreferrer">
                  {title}
                </a>{' '}
                <span className="muted">read {checked}</span>
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </More>
  );
}
