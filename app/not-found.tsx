import type { Metadata } from 'next';
import { PageLink } from '@/components/shell/page-link';
import { Blank } from '@/components/ui/blank';
import { buttonClass } from '@/components/ui/button';
import { IconInfo } from '@/components/ui/icons';

export const metadata: Metadata = { title: 'No such page' };

export default function NotFound() {
  return (
    <main id="main" className="page narrow" tabIndex={-1}>
      <Blank
        icon={<IconInfo size={24} />}
        title="There is no page at this address"
        level={1}
        actions={
          <PageLink className={buttonClass('primary')} href="/">
            Go to the start
          </PageLink>
        }
      >
        <p>The address may be mistyped, or the page has moved.</p>
      </Blank>
    </main>
  );
}
