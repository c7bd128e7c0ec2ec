'use client';
import { Callout } from '@/components/ui/callout';
import { useMove } from './use-moves';
import { useWizard } from './wizard-context';

/** Says that the answer at a path changed because another one did. `isElsewhere`: the question stands in another step. */
export function MovedNote({ path, isElsewhere = false }: { readonly path: string; readonly isElsewhere?: boolean }) {
  const { says, settle } = useMove(path);
  const { jumpTo } = useWizard();
  return (
    <div role="status" className={says ? undefined : 'vh'}>
      {says && (
        <Callout title="One answer moved along.">
          {says}{' '}
          {isElsewhere && (
            <>
              <button type="button" className="linkish" onClick={() => jumpTo(path)}>
                Look at it
              </button>{' '}
            </>
          )}
          <button type="button" className="linkish" onClick={settle}>
            Close
          </button>
        </Callout>
      )}
    </div>
  );
}
