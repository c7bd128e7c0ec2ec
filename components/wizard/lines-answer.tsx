'use client';
import { CodeArea } from '@/components/ui/code-area';
import { Field } from '@/components/ui/field';
import { useAnswer } from './use-answer';

/** A question with lines of configuration for an answer. A problem that begins with its line marks that line. */
export function LinesAnswer({ path }: { readonly path: string }) {
  const { asked, value, set, leave, problem } = useAnswer(path);
  const text = String(value ?? '');
  const line = typeof problem?.says === 'string' ? lineIn(problem.says) : undefined;
  const control = `${path}-control`;
  return (
    <Field
      id={path}
      label={asked.title}
      hint={asked.help}
      problem={
        problem && {
          says: problem.says,
          wayOut:
            line === undefined ? undefined : { label: `Go to line ${line}`, take: () => select(control, text, line) },
        }
      }
    >
      <CodeArea
        value={text}
        faulty={line === undefined ? [] : [line]}
        onChange={({ target }) => set(target.value === '' && asked.isOptional ? undefined : target.value)}
        onBlur={leave}
      />
    </Field>
  );
}

function lineIn(problem: string): number | undefined {
  const line = /^Line (\d+)\b/.exec(problem)?.[1];
  return line === undefined ? undefined : Number(line);
}

/** Selects a line, which also scrolls it into view. */
function select(id: string, text: string, line: number): void {
  const area = document.getElementById(id);
  if (!(area instanceof HTMLTextAreaElement)) return;
  const before = text
    .split('\n')
    .slice(0, line - 1)
    .join('\n');
  const start = line === 1 ? 0 : before.length + 1;
  area.focus();
  area.setSelectionRange(start, start + (text.split('\n')[line - 1]?.length ?? 0));
}
