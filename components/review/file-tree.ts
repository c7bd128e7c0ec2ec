/** A folder with what lies in it; folders that hold nothing but one folder are one step. */
export interface Folder<T> {
  /** `etc/apache2/`; empty for the root. */
  readonly name: string;
  readonly folders: readonly Folder<T>[];
  readonly files: readonly { readonly name: string; readonly file: T }[];
}

/** Sorts files into folders by their paths, which have `/` between the steps. */
export function fileTree<T extends { readonly path: string }>(files: readonly T[]): Folder<T> {
  return folderOf(
    '',
    files.map((file) => ({ steps: file.path.split('/'), file })),
  );
}

function folderOf<T>(
  name: string,
  entries: readonly { readonly steps: readonly string[]; readonly file: T }[],
): Folder<T> {
  const files = entries.flatMap(({ steps, file }) => (steps.length === 1 ? [{ name: steps[0] ?? '', file }] : []));
  const names = [...new Set(entries.flatMap(({ steps }) => (steps.length > 1 ? [steps[0] ?? ''] : [])))];
  const folders = names.map((step) =>
    folderOf(
      `${step}/`,
      entries.flatMap(({ steps, file }) =>
        steps.length > 1 && steps[0] === step ? [{ steps: steps.slice(1), file }] : [],
      ),
    ),
  );
  const [only, another] = folders;
  if (name !== '' && files.length === 0 && only && !another) return { ...only, name: name + only.name };
  return { name, folders, files };
}
