'use client';
import { AnswerField } from './answer-field';
import { Features } from './features';
import { HttpdVersionField } from './httpd-version-field';
import { PlatformField } from './platform-field';
import { useBundle } from './wizard-context';

/** Step 3: the Apache machine, then each feature. */
export function StepApache() {
  const { site } = useBundle();
  return (
    <>
      <PlatformField />
      <HttpdVersionField />
      {site.platform.defaultSite && <AnswerField path="site.disableDefaultSite" />}
      <Features />
    </>
  );
}
