import { Badge } from '@/components/ui/badge';
import type { GeneratedFile, RefusedFile } from '@/lib';
import { type Folder, fileTree } from './file-tree';
import { isChanged } from './file-words';

type Entry = GeneratedFile | RefusedFile;

export interface FileTreeNavProps {
  readonly files: readonly GeneratedFile[];
  readonly refused: readonly RefusedFile[];
  readonly chosen: string;
  readonly onChoose: (path: string) => void;
}

/** The files of the bundle in their folders; those that cannot be used come first. */
export function FileTreeNav({ files, refused, chosen, onChoose }: FileTreeNavProps) {
  const root = fileTree<Entry>(files);
  return (
    <nav className="tree" aria-label="Files">
      <ul>
        {refused.length > 0 && (
          <Branch
            folder={{ name: 'not used', folders: [], files: refused.map((file) => ({ name: file.path, file })) }}
            chosen={chosen}
            onChoose={onChoose}
          />
        )}
        {root.folders.map((folder) => (
          <Branch key={folder.name} folder={folder} chosen={chosen} onChoose={onChoose} />
        ))}
      </ul>
    </nav>
  );
}

function Branch(props: {
  readonly folder: Folder<Entry>;
  readonly chosen: string;
  readonly onChoose: (path: string) => void;
}) {
  const { folder, chosen, onChoose } = props;
  return (
    <li>
      <span className="folder">{folder.name}</span>
      <ul>
        {folder.folders.map((each) => (
          <Branch key={each.name} folder={each} chosen={chosen} onChoose={onChoose} />
        ))}
        {folder.files.map(({ name, file }) => (
          <li key={file.path}>
            <button type="button" aria-current={file.path === chosen || undefined} onClick={() => onChoose(file.path)}>
              <span>{name}</span>
              <State file={file} />
            </button>
          </li>
        ))}
      </ul>
    </li>
  );
}

function State({ file }: { readonly file: Entry }) {
  if (!('role' in file)) return <Badge tone="error">not used</Badge>;
  if (file.beforeIs === 'nothing') return <Badge tone="added">+ new</Badge>;
  return isChanged(file) ? <Badge tone="changed">~ changed</Badge> : <Badge tone="good">as it is</Badge>;
}
