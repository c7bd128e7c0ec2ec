import '../review.css';
import '../wizard.css';
import type { Metadata } from 'next';
import { Comparison } from '@/components/landing/comparison';
import { RetiredConnection } from '@/components/landing/retired-connection';
import { Wizard } from '@/components/wizard/wizard';
import { presetAnswers } from '../preset-answers';

export const metadata: Metadata = {
  title: 'Set up',
  description:
    'Answer a few questions and watch both configurations follow: Apache’s virtual host and Confluence’s server.xml.',
};

/** The wizard: one client island around parts that need no script. */
export default function Page() {
  return <Wizard comparison={<Comparison />} retired={<RetiredConnection />} presets={presetAnswers()} />;
}
