'use client';
import { useEffect, useState } from 'react';
import { type Bundle, type Proven, proven } from '@/lib';

/** What was run of these answers on real servers, said honestly; nothing until the record is there. */
export function ProvenView({ answers }: Pick<Bundle, 'answers'>) {
  const [found, setFound] = useState<Proven>();
  useEffect(() => {
    let isWanted = true;
    const show = (known?: Proven) => {
      if (isWanted) setFound(known);
    };
    // Without the record nothing is said; everything else works as before.
    proven(answers).then(show, () => show());
    return () => {
      isWanted = false;
    };
  }, [answers]);
  if (!found) return null;
  return (
    <p className="muted" data-proven={found.kind}>
      {found.says}
    </p>
  );
}
