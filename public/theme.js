// Runs before the first paint, so a chosen theme never flashes the other one. A file, because the CSP forbids inline.
try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // No storage: the system decides.
}
