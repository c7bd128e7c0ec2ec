'use client';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';

export interface Tab {
  readonly id: string;
  readonly title: ReactNode;
  /** Rendered only while its tab is selected. */
  readonly panel: ReactNode;
}

export interface TabsProps {
  readonly label: string;
  readonly tabs: readonly Tab[];
  /** The selected tab's id, if the page keeps it; an id that is gone selects the first tab. */
  readonly selected?: string | undefined;
  readonly onSelect?: (id: string) => void;
  readonly panelClassName?: string;
}

/** Tabs with one stop in the tab order: arrows, Home and End move along them and select at once. */
export function Tabs({ label, tabs, selected, onSelect, panelClassName }: TabsProps) {
  const base = useId();
  const [own, setOwn] = useState<string>();
  const current = tabs.find((tab) => tab.id === (selected ?? own)) ?? tabs[0];
  if (!current) return null;

  const select = (id: string) => {
    setOwn(id);
    onSelect?.(id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const index = indexAfter(event.key, tabs.indexOf(current), tabs.length);
    const next = index === undefined ? undefined : tabs[index];
    if (!next) return;
    event.preventDefault();
    select(next.id);
    document.getElementById(`${base}-tab-${next.id}`)?.focus();
  };
  return (
    <>
      <div className="tabs" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${base}-tab-${tab.id}`}
            aria-selected={tab === current}
            aria-controls={tab === current ? `${base}-panel-${tab.id}` : undefined}
            tabIndex={tab === current ? 0 : -1}
            onClick={() => select(tab.id)}
          >
            {tab.title}
          </button>
        ))}
      </div>
      <div
        key={current.id}
        className={panelClassName}
        role="tabpanel"
        id={`${base}-panel-${current.id}`}
        aria-labelledby={`${base}-tab-${current.id}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the panel scrolls, so the keyboard must reach it
        tabIndex={0}
      >
        {current.panel}
      </div>
    </>
  );
}

/** Where a key leads from a place in a ring of so many; undefined if the key does not move. */
function indexAfter(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count;
    case 'ArrowLeft':
      return (at - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
