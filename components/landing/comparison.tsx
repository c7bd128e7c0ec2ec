import { Badge } from '@/components/ui/badge';
import { CodeText } from '@/components/ui/code-text';
import { type ConnectionFact, type ConnectionFacts, connectionFacts, connectionTypes } from '@/lib/connection';

/** The connection types side by side. The roles are said again because a phone shows the table as a list. */
export function Comparison() {
  return (
    // biome-ignore-start lint/a11y/noRedundantRoles: display: block takes a table's roles away
    <table className="facts" role="table" aria-label="mod_proxy and mod_jk compared">
      <thead role="rowgroup">
        <tr role="row">
          <td role="cell" />
          {connectionTypes.map((type) => (
            <th key={type.id} scope="col" role="columnheader">
              {type.title} {type.isRecommended && <Badge tone="good">recommended</Badge>}
              <small>{type.from}</small>
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {connectionFacts.map((row) => (
          <tr key={row.subject} role="row">
            <th scope="row" role="rowheader">
              {row.subject}
            </th>
            <Cells {...row} />
          </tr>
        ))}
      </tbody>
    </table>
    // biome-ignore-end lint/a11y/noRedundantRoles: see above
  );
}

function Cells({ facts, measured }: ConnectionFacts) {
  if ('all' in facts) return <Cell of="Both" fact={facts.all} columns={connectionTypes.length} />;
  return connectionTypes.map(({ id, title }) => (
    <Cell key={id} of={title} fact={facts[id]} measured={id === 'mod_jk' ? measured : undefined} />
  ));
}

interface CellProps {
  readonly of: string;
  readonly fact: ConnectionFact;
  readonly columns?: number;
  readonly measured?: string | undefined;
}

const weights = {
  for: { className: 'pro', sign: '✓', says: 'Advantage: ' },
  against: { className: 'cost', sign: '!', says: 'Cost: ' },
};

function Cell({ of, fact, columns, measured }: CellProps) {
  const weight = fact.weighs && weights[fact.weighs];
  return (
    // biome-ignore lint/a11y/noRedundantRoles: as above
    <td role="cell" data-of={of} className={weight?.className} colSpan={columns}>
      <span>
        {weight && (
          <>
            <b className="mark" aria-hidden="true">
              {weight.sign}
            </b>
            <span className="vh">{weight.says}</span>
          </>
        )}
        <CodeText text={fact.says} />
        {measured && <small>Measured: {measured}</small>}
      </span>
    </td>
  );
}
