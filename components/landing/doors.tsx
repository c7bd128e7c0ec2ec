import { PageLink } from '@/components/shell/page-link';
import { IconArrow } from '@/components/ui/icons';

/** The ways in. */
export function Doors() {
  return (
    <div className="doors">
      <PageLink className="door first" href="/wizard">
        <h2>Set up</h2>
        <p>Answer a few questions, watch the files change, take them home.</p>
        <IconArrow size={20} />
      </PageLink>
      <PageLink className="door" href="/wizard#files">
        <h2>Bring your files</h2>
        <p>Already have a virtual host and a server.xml? Only the difference is written.</p>
        <IconArrow size={20} />
      </PageLink>
    </div>
  );
}
