import { dots } from '@/lib';

/** Stands in place of a secret; its length tells nothing. */
export function Masked() {
  return (
    <span className="masked">
      <span aria-hidden="true">{dots}</span>
      <span className="vh">hidden</span>
    </span>
  );
}
