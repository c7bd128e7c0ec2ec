import { Blank } from '@/components/ui/blank';
import { CodeText } from '@/components/ui/code-text';
import { IconError } from '@/components/ui/icons';
import { type RefusedFile, secretSpans } from '@/lib';
import { nameOf } from './file-words';

/** A file that cannot be used: why, where, and that nothing in it was changed. */
export function RefusedView({ file, level = 3 }: { readonly file: RefusedFile; readonly level?: 2 | 3 }) {
  const { at, says, text } = file;
  return (
    <Blank icon={<IconError />} title={`${nameOf(file)} cannot be used`} level={level}>
      <p>
        <CodeText text={says} /> Nothing was changed.
      </p>
      {at && <Excerpt text={text} line={at.line} column={at.column} />}
    </Blank>
  );
}

/** As many dots as a secret has characters: the place of the trouble counts them. */
function hidden(line: string): string {
  return secretSpans(line).reduce(
    (text, { start, end }) => text.slice(0, start) + '•'.repeat(end - start) + text.slice(end),
    line,
  );
}

/** Characters of a line on either side of the trouble; a file can be one endless line. */
const around = 120;

function Excerpt({ text, line, column }: { readonly text: string; readonly line: number; readonly column: number }) {
  const lines = text.split('\n');
  const near = [line - 1, line, line + 1].filter((each) => each >= 1 && each <= lines.length);
  return (
    <table className="diff excerpt">
      <caption>
        Line {line}, column {column}
      </caption>
      <colgroup>
        <col className="n" />
        <col />
      </colgroup>
      <tbody>
        {near.map((each) => {
          const from = each === line ? Math.max(0, column - 1 - around) : 0;
          const shown = hidden((lines[each - 1] ?? '').replace(/\r$/, '')).slice(from, from + 2 * around);
          const at = column - 1 - from;
          return (
            <tr key={each} className={each === line ? 'picked' : undefined}>
              <td className="n">
                <span>{each}</span>
              </td>
              <td className="code">
                <div className="line">
                  {each === line ? (
                    <span>
                      {from > 0 && '…'}
                      {shown.slice(0, at)}
                      <mark>{shown.slice(at, at + 1) || ' '}</mark>
                      {shown.slice(at + 1)}
                    </span>
                  ) : (
                    <span>{shown}</span>
                  )}
                </div>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
