/** Grey lines where text will stand. `says` tells what is awaited, in sight and to screen readers. */
export function Skeleton({ says }: { readonly says: string }) {
  return (
    <div className="panel" aria-busy="true">
      <p className="status" role="status">
        {says}
      </p>
      <div className="skeleton" aria-hidden="true">
        <i />
        <i />
        <i />
        <i />
        <i />
        <i />
        <i />
      </div>
    </div>
  );
}
