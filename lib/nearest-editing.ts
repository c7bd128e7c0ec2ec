import type { SiteAnswers } from './site';

/**
 * The way of collaborative editing that comes nearest to `editing` and can be with this connection type: both ways over
 * one port only stand for each other. What can be stays as it is.
 */
export function nearestEditing(
  connection: SiteAnswers['connection'],
  editing: SiteAnswers['editing'],
): SiteAnswers['editing'] {
  if (connection === 'mod_jk' && editing === 'through') return 'polling';
  if (connection === 'mod_proxy' && editing === 'polling') return 'through';
  return editing;
}
