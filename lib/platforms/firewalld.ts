import type { Command } from './platform';

/** Names that firewalld itself has for ports. Source: github.com/firewalld/firewalld, config/services. */
const services: Readonly<Record<number, string>> = { 80: 'http', 443: 'https' };

/** Opens these TCP ports in firewalld; no step for no port. */
export function openInFirewalld(ports: readonly number[]): readonly Command[] {
  if (ports.length === 0) return [];
  const adds = ports.map((port) => (services[port] ? `--add-service=${services[port]}` : `--add-port=${port}/tcp`));
  return [
    {
      run: `firewall-cmd --permanent ${adds.join(' ')} && firewall-cmd --reload`,
      says: 'Lets visitors in, now and after a restart. Only where firewalld runs.',
    },
  ];
}
