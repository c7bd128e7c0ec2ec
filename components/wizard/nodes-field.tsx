'use client';
import { useRef } from 'react';
import { RadioCards } from '@/components/ui/radio-cards';
import { RowsAnswer } from './rows-answer';
import { useAnswer } from './use-answer';

const shapes = [
  { value: 'one', label: 'One Confluence', hint: 'A single machine, or a single container.' },
  {
    value: 'cluster',
    label: 'A cluster',
    hint: 'Two to sixteen nodes of Data Center; Apache spreads visitors over them.',
  },
];

const help =
  'Every machine that runs Confluence, with the host that Apache reaches it by. Several pasted lines fill the rows: node1 10.0.0.11.';

/** Two nodes that look like what admins have; both hosts are there to be replaced. */
const sensible = [
  { name: 'node1', host: 'wiki-1.internal' },
  { name: 'node2', host: 'wiki-2.internal' },
];

/** One Confluence or a cluster, and its nodes. Back to one, the rows are kept for the case that it becomes a cluster again. */
export function NodesField() {
  const { value, set } = useAnswer('site.nodes');
  const before = useRef<unknown>(sensible);
  const isCluster = Array.isArray(value) && value.length > 0;
  const choose = (shape: string) => {
    if (isCluster) before.current = value;
    set(shape === 'cluster' ? before.current : []);
  };
  return (
    <>
      <RadioCards
        legend="How many machines run Confluence"
        options={shapes}
        value={isCluster ? 'cluster' : 'one'}
        onChange={({ target }) => choose(target.value)}
      />
      {isCluster && <RowsAnswer path="site.nodes" help={help} />}
    </>
  );
}
