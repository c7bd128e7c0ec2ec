'use client';
import { createContext, use, useEffect, useMemo, useRef, useState } from 'react';
import { fields, nearestEditing } from '@/lib';
import type { Draft } from './draft';
import type { AnswersForm } from './use-answers';

/** Answers that changed because another one did, each with what the admin has to know. */
export interface Moves {
  /** What to say at the answer of this path; undefined if it did not move. */
  readonly at: (path: string) => string | undefined;
  /** The admin has read it, or answered otherwise. */
  readonly settle: (path: string) => void;
}

export const MovesContext = createContext<Moves>({ at: () => undefined, settle: () => {} });

/** Throws nothing: outside a wizard nothing ever moves. */
export function useMove(path: string): { readonly says: string | undefined; readonly settle: () => void } {
  const moves = use(MovesContext);
  return { says: moves.at(path), settle: () => moves.settle(path) };
}

const editing = 'site.editing';

/** Collaborative editing follows the connection type: what cannot be with the new one becomes the nearest that can. */
export function useMoves(form: AnswersForm): Moves {
  const [said, setSaid] = useState<ReadonlyMap<string, string>>(new Map());
  const last = useRef<unknown>(undefined);
  useEffect(() => {
    last.current = form.getValues('site.connection');
    return form.subscribe({
      formState: { values: true },
      callback: ({ name, values }) => {
        const { connection } = values.site;
        const hasChanged = connection !== last.current;
        last.current = connection;
        if (name === editing || (hasChanged && name === undefined)) setSaid(new Map());
        if (!hasChanged || name !== 'site.connection') return;
        const move = movedEditing(values);
        if (!move) return;
        form.setValue(editing, move.to, { shouldValidate: true, shouldDirty: true });
        setSaid(new Map([[editing, move.says]]));
      },
    });
  }, [form]);
  return useMemo(() => ({ at: (path) => said.get(path), settle: () => setSaid(new Map()) }), [said]);
}

function movedEditing({ site }: Draft): { readonly to: string; readonly says: string } | undefined {
  const options = fields.get(editing)?.options ?? [];
  const connection = site.connection === 'mod_jk' ? 'mod_jk' : 'mod_proxy';
  const from = options.find(({ value }) => value === site.editing);
  if (!from) return undefined;
  // The options of a field are the values that its schema takes.
  const to = nearestEditing(connection, from.value as Parameters<typeof nearestEditing>[1]);
  if (to === from.value) return undefined;
  const title = options.find(({ value }) => value === to)?.title ?? to;
  const reason =
    connection === 'mod_jk'
      ? 'AJP carries no WebSocket'
      : 'mod_proxy carries the WebSocket, so nothing has to go round it';
  return { to, says: `${reason}: collaborative editing went from “${from.title}” to “${title}”.` };
}
