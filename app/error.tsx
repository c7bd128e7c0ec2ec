'use client';
import { IconError } from '@/components/ui/icons';

interface ErrorPageProps {
  readonly error: Error;
  readonly reset: () => void;
}

/** Stands in place of a page that broke. Plain elements only: it is loaded with every page. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <main id="main" className="page narrow" tabIndex={-1}>
      <div className="panel blank">
        <IconError />
        <h1>This page stopped working</h1>
        <p>The fault is ours. None of your files was changed.</p>
        {error.message && <code>{error.message}</code>}
        <div className="row">
          <button type="button" className="button primary" onClick={reset}>
            Show the page again
          </button>
          <button type="button" className="button quiet" onClick={() => window.location.reload()}>
            Load it anew
          </button>
        </div>
      </div>
    </main>
  );
}
