'use client';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { allPlatforms } from './platform-field';
import { TextAnswer } from './text-answer';
import { useAnswer } from './use-answer';
import { useWizard } from './wizard-context';

/** Which Apache: one of the system's releases, or a version typed in. */
export function HttpdVersionField() {
  const { form } = useWizard();
  const platformId = useWatch({ control: form.control, name: 'site.platform' });
  const { value, set } = useAnswer('site.httpdVersion');
  const [wantsAnother, setWantsAnother] = useState(false);
  const versions = versionsOf(String(platformId));
  const listed = value === undefined ? versions[0]?.httpd : versions.find(({ httpd }) => httpd === value)?.httpd;
  const isAnother = wantsAnother || listed === undefined;
  return (
    <>
      <Field id={isAnother ? 'system-release' : 'site.httpdVersion'} label="Release of that system">
        <Select
          options={[
            ...versions.map(({ httpd, titles }) => ({ value: httpd, label: `${titles.join(', ')} – Apache ${httpd}` })),
            { value: 'another', label: 'Another version of Apache' },
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

/** The versions a platform ships, each with the system releases that carry it, in the order they are offered. */
function versionsOf(platformId: string): { readonly httpd: string; readonly titles: string[] }[] {
  const lines = allPlatforms.find(({ id }) => id === platformId)?.lines ?? [];
  return [...new Set(lines.flatMap(({ httpd }) => httpd ?? []))].map((httpd) => ({
    httpd,
    titles: lines.filter((line) => line.httpd === httpd).map(({ title }) => title),
  }));
}
