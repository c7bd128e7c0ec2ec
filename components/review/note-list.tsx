import { CodeText } from '@/components/ui/code-text';
import { fields, type Note, recipes } from '@/lib';
import { SourceLink } from './source-link';

/** Why a line is as it is: one note, or several, one below the other. */
export function NoteList(props: { readonly notes: readonly Note[]; readonly onJumpTo: (answerPath: string) => void }) {
  return props.notes.map((note) => <OneNote key={note.says} note={note} onJumpTo={props.onJumpTo} />);
}

function OneNote({ note, onJumpTo }: { readonly note: Note; readonly onJumpTo: (answerPath: string) => void }) {
  const { says, why, from, needs, sources } = note;
  return (
    <div className="note">
      <b>
        <CodeText text={says} />
      </b>
      {why && (
        <p>
          <CodeText text={why} />
        </p>
      )}
      {from.length + needs.length + sources.length > 0 && (
        <dl>
          {from.length > 0 && (
            <>
              <dt>From</dt>
              <dd>
                <FromLinks from={from} onJumpTo={onJumpTo} />
              </dd>
            </>
          )}
          {needs.length > 0 && (
            <>
              <dt>Needs</dt>
              <dd className="several">
                {needs.map((need) => (
                  <span key={need}>{need.startsWith('mod_') ? <code>{need}</code> : `${need} or newer`}</span>
                ))}
              </dd>
            </>
          )}
          {sources.length > 0 && (
            <>
              <dt>Source</dt>
              <dd className="several">
                {sources.map((source) => (
                  <SourceLink key={source.url} source={source} />
                ))}
              </dd>
            </>
          )}
        </dl>
      )}
    </div>
  );
}

/** The answers that something comes from, each a way to its question. */
export function FromLinks(props: {
  readonly from: readonly string[];
  readonly onJumpTo: (answerPath: string) => void;
}) {
  return (
    <span className="several">
      {props.from.map((path) => (
        <button key={path} type="button" className="linkish" onClick={() => props.onJumpTo(path)}>
          {titleOf(path)}
        </button>
      ))}
    </span>
  );
}

function titleOf(path: string): string {
  const [, feature] = /^features\.([^.]+)/.exec(path) ?? [];
  return fields.get(path)?.title ?? recipes.find(({ id }) => id === feature)?.title ?? path;
}
