'use client';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { CodeText } from '@/components/ui/code-text';
import { IconError, IconFile } from '@/components/ui/icons';
import type { Bundle } from '@/lib';
import type { Given } from './use-files';
import { useBundle, useGivenFiles } from './wizard-context';

/** The files given so far: what each is, or why it cannot be used. */
export function GivenFiles() {
  const { given, remove } = useGivenFiles();
  const bundle = useBundle();
  return (
    <section className="section" aria-label="Files you gave">
      <h2>Files you gave</h2>
      <ul className="given-files">
        {given.map((file) => {
          const { isRefused, role, place, says } = standing(file, bundle);
          return (
            <li key={file.path}>
              {isRefused ? <IconError /> : <IconFile />}
              <span>
                <code>
                  {file.path}
                  {place}
                </code>{' '}
                {role && <Badge tone={isRefused ? 'error' : 'neutral'}>{role}</Badge>}
              </span>
              <Button kind="quiet" isSmall onClick={() => remove(file.path)}>
                Remove<span className="vh"> {file.path}</span>
              </Button>
              {says && (
                <p>
                  <CodeText text={says} />
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface Standing {
  readonly isRefused: boolean;
  readonly role?: string;
  /** Line and column of the trouble, as compilers write it. */
  readonly place?: string;
  readonly says?: string;
}

const roles: Readonly<Record<Bundle['files'][number]['role'], string>> = {
  'virtual-host': 'virtual host',
  workers: 'workers.properties',
  page: 'file that Apache serves',
  'server-xml': 'server.xml',
  environment: 'environment',
  'helm-values': 'Helm values',
};

function standing(file: Given, { refused, files, findings }: Bundle): Standing {
  if (!('upload' in file)) return { isRefused: true, role: 'not kept', says: file.says };
  const problem = refused.find(({ path }) => path === file.path);
  if (problem) {
    const { at, says } = problem;
    return { isRefused: true, role: 'not used', says, ...(at && { place: `:${at.line}:${at.column}` }) };
  }
  const left = findings.find(({ rule, file: path }) => rule === 'file-is-used' && path === file.path);
  if (left) return { isRefused: false, role: 'left as it is', says: left.says };
  const made = files.find(({ beforeIs, before }) => beforeIs === 'yours' && before === file.upload.text);
  if (!made) return { isRefused: false };
  if (made.change !== 'unchanged') return { isRefused: false, role: roles[made.role] };
  return {
    isRefused: false,
    role: roles[made.role],
    says: 'This file already says all that your answers ask for. There is nothing to change in it.',
  };
}
