/** The end of every page. */
export function Footer() {
  return (
    <footer className="foot">
      <p>Not affiliated with Atlassian.</p>
    </footer>
  );
}
