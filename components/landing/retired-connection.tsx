import { Callout } from '@/components/ui/callout';
import { CodeText } from '@/components/ui/code-text';
import { retiredConnectionType } from '@/lib/connection';

/** The module that nobody should run any more, and the way out. */
export function RetiredConnection() {
  const { id, says, wayOut } = retiredConnectionType;
  return (
    <Callout title={`Still on ${id}?`}>
      <CodeText text={says} /> <CodeText text={wayOut} />
    </Callout>
  );
}
