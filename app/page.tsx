import { Adviser } from '@/components/landing/adviser';
import { Comparison } from '@/components/landing/comparison';
import { Hero } from '@/components/landing/hero';
import { PresetLinks } from '@/components/landing/preset-links';
import { RetiredConnection } from '@/components/landing/retired-connection';
import { Sources } from '@/components/landing/sources';
import { encodeAnswers } from '@/lib';
import { presetAnswers } from './preset-answers';

/** The landing page: the promise, the ways in, and the first decision. */
export default async function Page() {
  const presets = await Promise.all(
    presetAnswers().map(async ({ answers, ...preset }) => ({ ...preset, fragment: await encodeAnswers(answers) })),
  );
  return (
    <main id="main" className="page" tabIndex={-1}>
      <Hero />
      <section className="section" aria-labelledby="connection">
        <div className="page-head">
          <h2 id="connection">First decision: how Apache talks to Tomcat</h2>
          <p className="muted">Choose one for Confluence’s path; Atlassian, too, says not to configure both at once.</p>
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
      <section className="section" aria-labelledby="presets">
        <div className="page-head">
          <h2 id="presets">Begin with a preset</h2>
          <p className="muted">Each is a full set of answers. Open one, then change what differs.</p>
        </div>
        <PresetLinks presets={presets} />
      </section>
    </main>
  );
}
