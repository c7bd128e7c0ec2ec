'use client';
import { Badge } from '@/components/ui/badge';
import { RadioCards } from '@/components/ui/radio-cards';
import type { ChoiceProps } from '@/components/ui/segmented';
import { connectionTypes } from '@/lib/connection';

const options = connectionTypes.map(({ id, title, from, isRecommended }) => ({
  value: id,
  label: title,
  hint: `${from.charAt(0).toUpperCase()}${from.slice(1)}.`,
  badge: isRecommended && <Badge tone="good">recommended</Badge>,
}));

/** The connection types to choose from, each with what to know before. */
export function ConnectionCards(props: Omit<ChoiceProps, 'options'>) {
  return <RadioCards {...props} options={options} />;
}
