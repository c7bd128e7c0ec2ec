'use client';
import { useState } from 'react';
import { Button, type ButtonProps } from './button';

export interface CopyButtonProps extends Omit<ButtonProps, 'onClick' | 'children'> {
  /** What is copied; a function is called when the button is pressed. */
  readonly text: string | (() => string);
  /** `Copy` unless told. */
  readonly label?: string;
  /** Completes the label for screen readers: `the command`. */
  readonly unseen?: string;
  /** Called once the text is on the clipboard; whoever takes it tells screen readers. */
  readonly onCopied?: () => void;
}

/** Copies a text, and says whether that worked. */
export function CopyButton({ text, label = 'Copy', unseen, onCopied, ...rest }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'Copied' | 'Not copied'>();
  const press = async () => {
    const isCopied = await copy(typeof text === 'string' ? text : text());
    setOutcome(isCopied ? 'Copied' : 'Not copied');
    if (isCopied) onCopied?.();
    setTimeout(setOutcome, 2000, undefined);
  };
  return (
    <>
      <Button {...rest} onClick={press}>
        {outcome ?? label}
        {unseen && <span className="vh"> {unseen}</span>}
      </Button>
      <span className="vh" role="status">
        {outcome === 'Not copied' ? 'Not copied. Select the text and copy it yourself.' : !onCopied && outcome}
      </span>
    </>
  );
}

/** Whether the text is on the clipboard. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyTheOldWay(text);
  }
}

// Over plain HTTP, as inside many a company, browsers offer no navigator.clipboard.
function copyTheOldWay(text: string): boolean {
  const back = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'vh';
  // A modal dialog makes everything outside it inert, so the text must stand inside.
  (document.querySelector('dialog:modal') ?? document.body).append(area);
  area.select();
  const isCopied = document.execCommand('copy');
  area.remove();
  if (back instanceof HTMLElement) back.focus();
  return isCopied;
}
