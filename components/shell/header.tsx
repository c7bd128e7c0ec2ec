import { Brand } from './brand';
import { NavLink } from './nav-link';
import { ThemeSwitch } from './theme-switch';

/** The bar on top of every page. */
export function Header() {
  return (
    <header className="bar">
      <Brand />
      <nav aria-label="Main">
        <NavLink href="/wizard">Set up</NavLink>
      </nav>
      <ThemeSwitch />
    </header>
  );
}
