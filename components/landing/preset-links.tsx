import { PageLink } from '@/components/shell/page-link';

export interface PresetLink {
  readonly id: string;
  readonly title: string;
  readonly says: string;
  /** The fragment of a link that holds the answers. */
  readonly fragment: string;
}

/** Sets of answers to start from, as links that open in the wizard. */
export function PresetLinks({ presets }: { readonly presets: readonly PresetLink[] }) {
  return (
    <ul className="presets">
      {presets.map(({ id, title, says, fragment }) => (
        <li key={id}>
          <PageLink href={`/wizard#${fragment}`}>
            <b>{title}</b>
            <span className="hint">{says}</span>
          </PageLink>
        </li>
      ))}
    </ul>
  );
}
