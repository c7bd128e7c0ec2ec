import { type Bundle, defaultAnswers } from '@/lib';

/** Answers that the adviser need not ask for: what the admin changed from the usual, and what their files show. */
export function knownQuestions({
  answers,
  site,
  files,
}: Bundle): Partial<Record<'isOld' | 'editsTogether' | 'speaksAjp' | 'hasNodes' | 'hasPackage', boolean>> {
  const usual = defaultAnswers.site;
  const { release, editing, nodes, platform } = answers.site;
  return {
    ...(release !== usual.release && { isOld: !site.release.hasSynchrony }),
    ...(editing !== usual.editing && { editsTogether: editing !== 'off' }),
    ...(files.some(({ role, beforeIs }) => role === 'workers' && beforeIs === 'yours') && { speaksAjp: true }),
    ...(nodes.length > 0 && { hasNodes: true }),
    ...(platform !== usual.platform && { hasPackage: site.platform.packages(['jk']).length > 1 }),
  };
}
