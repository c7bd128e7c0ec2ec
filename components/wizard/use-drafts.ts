'use client';
import { useCallback, useEffect, useState } from 'react';
import { type Answers, decodeAnswers, defaultAnswers } from '@/lib';
import {
  keepAnswers,
  keepDrafts,
  lastAnswers,
  type NamedDraft,
  namedDrafts,
  remembers,
  setRemembers,
} from './draft-store';

export interface Drafts {
  readonly named: readonly NamedDraft[];
  readonly isRemembering: boolean;
  readonly remember: (isWanted: boolean) => void;
  /** Keeps the answers of now under a name; another draft of that name is replaced. */
  readonly save: (name: string, answers: Answers) => void;
  readonly forget: (name: string) => void;
  /** The answers of a link that differ from those of the admin: which ones are wanted is not ours to say. */
  readonly offered: Answers | undefined;
  /** Offers answers from elsewhere in the page: opened at once if the admin has given none. */
  readonly offer: (answers: Answers, title: string) => void;
  /** What the offered answers are: a link, or a preset by its title. */
  readonly offeredAs: string | undefined;
  readonly settle: () => void;
  /** Whether answers came from an earlier visit or from a link. */
  readonly isReturning: boolean;
  /** What is wrong with a link, or with what was kept. */
  readonly notice: string | undefined;
  readonly dismiss: () => void;
}

/** Keeps answers in this browser, never files, and brings them back; opens links. */
export function useDrafts(answers: Answers, open: (answers: Answers) => void): Drafts {
  const [hasBegun, setHasBegun] = useState(false);
  const [named, setNamed] = useState<readonly NamedDraft[]>([]);
  const [isRemembering, setIsRemembering] = useState(true);
  const [offered, setOffered] = useState<Answers>();
  const [offeredAs, setOfferedAs] = useState<string>();
  const [isReturning, setIsReturning] = useState(false);
  const [notice, setNotice] = useState<string>();

  const follow = useCallback(
    async (mine: Answers) => {
      const link = linkInAddress();
      if (link === undefined) return;
      // The answers are in the form or in a draft from here on; a link left in the address would ask again at every visit.
      window.history.replaceState(null, '', window.location.pathname + window.location.search);
      const decoded = await decodeAnswers(link);
      if (!decoded) return;
      setOfferedAs(undefined);
      if ('answers' in decoded) setIsReturning(true);
      if ('problems' in decoded) setNotice(noticeOf('The link cannot be opened.', decoded.problems));
      else if (isSame(mine, defaultAnswers)) open(decoded.answers);
      else if (!isSame(mine, decoded.answers)) setOffered(decoded.answers);
    },
    [open],
  );

  // Only the browser knows what was kept; what the server drew shows the usual answers.
  useEffect(() => {
    setIsRemembering(remembers());
    setNamed(namedDrafts());
    const kept = lastAnswers();
    if (kept && 'problems' in kept) setNotice(noticeOf('Your last answers cannot be read any more.', kept.problems));
    if (kept && 'answers' in kept) {
      open(kept.answers);
      setIsReturning(true);
    }
    setHasBegun(true);
    void follow(kept && 'answers' in kept ? kept.answers : defaultAnswers);
  }, [open, follow]);

  useEffect(() => {
    const pasted = () => void follow(answers);
    window.addEventListener('hashchange', pasted);
    return () => window.removeEventListener('hashchange', pasted);
  }, [answers, follow]);

  useEffect(() => {
    if (!hasBegun || !isRemembering) return;
    const keep = () => keepAnswers(isSame(answers, defaultAnswers) ? undefined : answers);
    const timer = setTimeout(keep, 200);
    window.addEventListener('pagehide', keep);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pagehide', keep);
    };
  }, [answers, hasBegun, isRemembering]);

  const put = (drafts: readonly NamedDraft[]) => {
    setNamed(drafts);
    keepDrafts(drafts);
  };
  return {
    named,
    isRemembering,
    remember: (isWanted) => {
      setRemembers(isWanted);
      setIsRemembering(isWanted);
      setNamed(namedDrafts());
    },
    save: (name, kept) => put([...named.filter((each) => each.name !== name), { name, answers: kept }]),
    forget: (name) => put(named.filter((each) => each.name !== name)),
    offered,
    offer: (others, title) => {
      if (isSame(answers, others)) return;
      setOfferedAs(title);
      setOffered(others);
    },
    offeredAs,
    isReturning,
    settle: () => setOffered(undefined),
    notice,
    dismiss: () => setNotice(undefined),
  };
}

function linkInAddress(): string | undefined {
  const { hash } = window.location;
  return /^#a\d/.test(hash) ? hash : undefined;
}

function noticeOf(what: string, problems: readonly { readonly path: string; readonly says: string }[]): string {
  const reasons = problems.map(({ path, says }) => (path === '' ? says : `${path}: ${says}`));
  return `${what} ${reasons.join(' ')} Nothing of yours was changed.`;
}

/** Whether two sets of answers say the same. */
export function isSame(one: Answers, other: Answers): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
