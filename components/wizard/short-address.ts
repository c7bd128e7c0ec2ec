import { type Answers, readPublicAddress } from '@/lib';

/** The public address as people say it: `wiki.example.com/confluence`. */
export function shortAddress({ site }: Answers): string {
  const reading = readPublicAddress(site.publicUrl);
  return 'address' in reading ? `${reading.address.host}${reading.address.path}` : site.publicUrl;
}
