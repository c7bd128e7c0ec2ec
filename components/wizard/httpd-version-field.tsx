'use client';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { oldestVersion } from '@/lib';
import { allPlatforms } from './platform-field';
import { TextAnswer } from './text-answer';
import { useAnswer } from './use-answer';
import { useWizard } from './wizard-context';

/** Which Apache: one of the system's releases, or a version typed in. Where no release tells its version, only the latter. */
export function HttpdVersionField() {
  const { form } = useWizard();
  const platformId = useWatch({ control: form.control, name: 'site.platform' });
  const { value, set } = useAnswer('site.httpdVersion');
  const [wantsAnother, setWantsAnother] = useState(false);
  const { versions, without } = versionsOf(String(platformId));
  if (versions.length === 0) return <TextAnswer path="site.httpdVersion" help={unknown} />;
  const listed = value === undefined ? versions[0]?.httpd : versions.find(({ httpd }) => httpd === value)?.httpd;
  const isAnother = wantsAnother || listed === undefined;
  return (
    <>
      <Field id={isAnother ? 'system-release' : 'site.httpdVersion'} label="Release of that system">
        <Select
          options={[
            ...versions.map(({ httpd, titles }) => ({ value: httpd, label: `${titles.join(', ')} – Apache ${httpd}` })),
            { value: 'another', label: `${[...without, 'Another version of Apache'].join(', ')} – type its version` },
          ]}
          value={isAnother ? 'another' : listed}
          onChange={({ target }) => {
            setWantsAnother(target.value === 'another');
            if (target.value !== 'another') set(target.value === versions[0]?.httpd ? undefined : target.value);
          }}
        />
      </Field>
      {isAnother && <TextAnswer path="site.httpdVersion" />}
    </>
  );
}

const unknown = `As apache2 -v or httpd -v prints it. Empty: the files are written for ${oldestVersion}, the oldest, since nobody could say what this system carries.`;

interface Versions {
  /** Each with the system releases that carry it, in the order they are offered. */
  readonly versions: readonly { readonly httpd: string; readonly titles: string[] }[];
  /** Releases whose version nobody could say. */
  readonly without: readonly string[];
}

function versionsOf(platformId: string): Versions {
  const lines = allPlatforms.find(({ id }) => id === platformId)?.lines ?? [];
  const versions = [...new Set(lines.flatMap(({ httpd }) => httpd ?? []))].map((httpd) => ({
    httpd,
    titles: lines.filter((line) => line.httpd === httpd).map(({ title }) => title),
  }));
  return { versions, without: lines.filter(({ httpd }) => httpd === undefined).map(({ title }) => title) };
}
