import { Adviser } from '@/components/landing/adviser';
import { Comparison } from '@/components/landing/comparison';
import { Hero } from '@/components/landing/hero';
import { RetiredConnection } from '@/components/landing/retired-connection';
import { Sources } from '@/components/landing/sources';

/** The landing page: the promise, the ways in, and the first decision. */
export default function Page() {
  return (
    <main id="main" className="page" tabIndex={-1}>
      <Hero />
      <section className="section" aria-labelledby="connection">
        <div className="page-head">
          <h2 id="connection">First decision: how Apache talks to Tomcat</h2>
          <p className="muted">
            Choose one for Confluence’s path; Atlassian, too, says not to configure both at once.
          </p>
        </div>
        <div className="compare">
          <div className="panel">
            <Comparison />
          </div>
          <Adviser />
        </div>
        <RetiredConnection />
        <Sources />
      </section>
    </main>
  );
}
