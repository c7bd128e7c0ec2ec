import Link from 'next/link';
import { IconArrow } from '@/components/ui/icons';

/** The ways in. They load nothing before they are followed. */
export function Doors() {
  return (
    <div className="doors">
      <Link className="door first" href="/wizard" prefetch={false}>
        <h2>Set up</h2>
        <p>Answer a few questions, watch the files change, take them home.</p>
        <IconArrow size={20} />
      </Link>
      <Link className="door" href="/wizard#files" prefetch={false}>
        <h2>Bring your files</h2>
        <p>Already have a virtual host and a server.xml? Only the difference is written.</p>
        <IconArrow size={20} />
      </Link>
    </div>
  );
}
