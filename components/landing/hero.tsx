import { Doors } from './doors';
import { Example } from './example';

/** The promise, the two doors, and one example that shows what is promised. */
export function Hero() {
  return (
    <section className="promise">
      <div className="words">
        <h1>Put Confluence behind Apache: both sides configured, every line explained.</h1>
        <p>
          You give one public address. You get the smallest change to your Apache and Tomcat files, with the reason for
          each line. Nothing leaves your browser.
        </p>
        <Doors />
      </div>
      <Example />
    </section>
  );
}
