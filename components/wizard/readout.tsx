'use client';
import { useBundle } from './wizard-context';

/** What follows from the public address, and the names it becomes. Keeps the last good values while it cannot be read. */
export function Readout() {
  const { scheme, host, port, path } = useBundle().site.address;
  return (
    <dl className="readout" aria-label="What follows from the public address">
      <Part title="Scheme" value={scheme} becomes="scheme, secure" />
      <Part title="Host" value={host} becomes="ServerName, proxyName" />
      <Part title="Port" value={String(port)} becomes="proxyPort" />
      <Part title="Path" value={path || '/'} becomes="Context path" />
    </dl>
  );
}

function Part({ title, value, becomes }: { readonly title: string; readonly value: string; readonly becomes: string }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{value}</dd>
      <dd>{becomes}</dd>
    </div>
  );
}
