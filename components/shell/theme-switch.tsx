'use client';
import { useSyncExternalStore } from 'react';
import { IconMoon, IconSun, IconSystem } from '@/components/ui/icons';
import { Segmented } from '@/components/ui/segmented';

const themes = [
  { value: 'system', label: 'As the system', icon: <IconSystem size={15} /> },
  { value: 'light', label: 'Light', icon: <IconSun size={15} /> },
  { value: 'dark', label: 'Dark', icon: <IconMoon size={15} /> },
];

/** System, light or dark. Kept in this browser; the script in `theme-script.ts` applies it before the next page is painted. */
export function ThemeSwitch() {
  const theme = useSyncExternalStore(subscribe, shown, () => 'system');
  return (
    <Segmented
      legend="Theme"
      isLegendHidden
      options={themes}
      value={theme}
      onChange={(event) => choose(event.target.value)}
    />
  );
}

function shown(): string {
  return document.documentElement.dataset.theme ?? 'system';
}

function choose(theme: string): void {
  show(theme);
  try {
    if (theme === 'system') localStorage.removeItem('theme');
    else localStorage.setItem('theme', theme);
  } catch {
    // Storage may be forbidden; the choice then holds for this page.
  }
}

function show(theme: string | null): void {
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}

function subscribe(notify: () => void): () => void {
  const follow = (event: StorageEvent) => {
    if (event.key === 'theme') show(event.newValue);
  };
  const observer = new MutationObserver(notify);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  window.addEventListener('storage', follow);
  return () => {
    observer.disconnect();
    window.removeEventListener('storage', follow);
  };
}
