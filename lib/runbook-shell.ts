/** How a machine is told to copy and to put back files; paths of the bundle are relative to the folder it was unpacked in. */
export interface Shell {
  /** What fenced code is marked with. */
  readonly name: 'sh' | 'powershell';
  /** Puts a file of the bundle where it belongs; its folder is made if need be. */
  readonly install: (path: string, installTo: string, mode: string) => string;
  /** Keeps a copy of what lies there; `isCertain` false: only if something does. */
  readonly keep: (installTo: string, isCertain: boolean) => string;
  /** Puts that copy back; where there is none, the file goes. */
  readonly putBack: (installTo: string, isCertain: boolean) => string;
  readonly remove: (installTo: string) => string;
  readonly status: (url: string) => string;
  readonly location: (url: string) => string;
}

/** The shell of a machine, told by a path on it: a drive letter means Windows. */
export function shellFor(path: string): Shell {
  return /^[A-Za-z]:/.test(path) ? powershell : posix;
}

const posix: Shell = {
  name: 'sh',
  install: (path, installTo, mode) => `install -D -m ${mode} ${path} ${installTo}`,
  keep: (file, isCertain) => `${isCertain ? '' : `[ ! -e ${file} ] || `}cp -p ${file} ${file}.before`,
  putBack: (file, isCertain) =>
    isCertain
      ? `cp -p ${file}.before ${file}`
      : `if [ -e ${file}.before ]; then cp -p ${file}.before ${file}; else rm ${file}; fi`,
  remove: (file) => `rm ${file}`,
  status: (url) => `curl -s ${url}`,
  location: (url) => `curl -sI ${url} | grep -i ^location`,
};

const powershell: Shell = {
  name: 'powershell',
  install: (path, installTo) =>
    `New-Item -ItemType Directory -Force ${folderOf(installTo)} | Out-Null; Copy-Item ${path} ${installTo}`,
  keep: (file, isCertain) =>
    `${isCertain ? '' : `if (Test-Path ${file}) { `}Copy-Item ${file} ${file}.before${isCertain ? '' : ' }'}`,
  putBack: (file, isCertain) =>
    isCertain
      ? `Copy-Item ${file}.before ${file}`
      : `if (Test-Path ${file}.before) { Copy-Item ${file}.before ${file} } else { Remove-Item ${file} }`,
  remove: (file) => `Remove-Item ${file}`,
  status: (url) => `curl.exe -s ${url}`,
  location: (url) => `curl.exe -sI ${url} | Select-String '^location'`,
};

const folderOf = (file: string) => file.replace(/[/\\][^/\\]*$/, '');
