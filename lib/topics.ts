import type { Topic } from './recipes/recipe';

/** The headings under which a form shows the recipes, what nobody can do without first. */
export const topics: readonly { readonly id: Topic; readonly title: string; readonly says: string }[] = [
  { id: 'site', title: 'Names and HTTPS', says: 'What people reach, and over what.' },
  { id: 'connection', title: 'The way to Confluence', says: 'How Apache hands requests on, and how long it waits.' },
  { id: 'access', title: 'Access and hardening', says: 'Who may open what, and what Apache refuses.' },
  { id: 'speed', title: 'Speed', says: 'What Apache answers by itself, and how little it sends.' },
  { id: 'operation', title: 'Operation', says: 'Logs, process sizes, maintenance.' },
];
