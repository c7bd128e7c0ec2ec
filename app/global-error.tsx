'use client';
import './style.css';

/** Stands in when the layout itself broke, so it brings its own document. Plain elements only, as in error.tsx. */
export default function GlobalError() {
  return (
    <html lang="en">
      <body>
        <title>Proxywright stopped working</title>
        <main className="page narrow">
          <div className="panel blank">
            <h1>Proxywright stopped working</h1>
            <p>The fault is ours. None of your files was changed.</p>
            <button type="button" className="button primary" onClick={() => window.location.reload()}>
              Load it anew
            </button>
          </div>
        </main>
      </body>
    </html>
  );
}
