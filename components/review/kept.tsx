import { Button } from '@/components/ui/button';

/** The id of the button that takes our value after all; the focus goes there when the admin keeps theirs. */
export const takeId = (key: string) => `take-${key.replace(/[^A-Za-z0-9]+/g, '-')}`;

const files: Readonly<Record<string, string>> = {
  'virtual-host': 'Apache’s file',
  workers: 'workers.properties',
  'server-xml': 'server.xml',
};

/** Values of the admin that stay although we would set others, each with the way to ours. */
export function Kept({ keep, onTake }: { readonly keep: readonly string[]; readonly onTake: (key: string) => void }) {
  if (keep.length === 0) return null;
  return (
    <section className="section" aria-labelledby="review-kept">
      <div className="section-head">
        <h2 id="review-kept" tabIndex={-1}>
          Kept as you have it
        </h2>
        <span className="muted">
          The files hold your values here. Read why we would change them before you go live.
        </span>
      </div>
      <ul className="panel steps">
        {keep.map((key) => {
          const [role = '', ...rest] = key.split(':');
          const name = rest.join(':').replace(/^gone /, '');
          return (
            <li key={key}>
              <code>{name}</code>
              <span className="muted">{files[role] ?? role}</span>
              <span className="row">
                <Button isSmall id={takeId(key)} onClick={() => onTake(key)}>
                  Take ours<span className="vh">: {name}</span>
                </Button>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
