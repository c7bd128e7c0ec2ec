/** A whole page without script, image or link, for light and dark; every word is plain text and is escaped. */
export function maintenanceHtml({
  title,
  message,
  language,
}: {
  readonly title: string;
  readonly message: string;
  readonly language: string;
}): string {
  const paragraphs = message
    .split(/(?:\r?\n){2,}/)
    .map((text) => text.trim())
    .filter(Boolean)
    .map((text) => `  <p>${escapeHtml(text).replaceAll(/\r?\n/g, '<br>')}</p>`);
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #f7f7f5; color: #1c1e21; font: 1.05rem/1.6 system-ui, sans-serif; }
main { max-width: 34rem; padding: 2rem; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1rem; }
@media (prefers-color-scheme: dark) { body { background: #17191c; color: #e8e9eb; } }
</style>
</head>
<body>
<main>
  <h1>${escapeHtml(title)}</h1>
${paragraphs.join('\n')}
</main>
</body>
</html>
`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
