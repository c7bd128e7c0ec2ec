import './style.css';
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { Footer } from '@/components/shell/footer';
import { Header } from '@/components/shell/header';
import { themeScript } from '@/components/shell/theme-script';

export const metadata: Metadata = {
  title: { default: 'Proxywright: Confluence behind Apache', template: '%s · Proxywright' },
  description:
    'Writes the configuration that puts Atlassian Confluence behind the Apache HTTP Server: both sides, agreeing, every line explained.',
  formatDetection: { telephone: false, email: false, address: false },
};

export const viewport: Viewport = { colorScheme: 'light dark' };

export default function Layout({ children }: { readonly children: ReactNode }) {
  return (
    // The script sets data-theme before React looks, so the two may differ here.
    <html lang="en" suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours; React would escape its quotes */}
        <script dangerouslySetInnerHTML={{ __html: themeScript }} />
      </head>
      <body>
        <a className="skip" href="#main">
          Skip to content
        </a>
        <Header />
        {children}
        <Footer />
      </body>
    </html>
  );
}
