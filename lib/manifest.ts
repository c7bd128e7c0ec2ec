import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Bundle, GeneratedFile } from './bundle';
import { variablesIn } from './environment-file';
import { generator } from './generator';
import { publicUrlOf } from './public-address';

/** What a bundle says about itself, for machines; the keys and their meaning are a contract (docs/bundle.md). */
export function manifestOf(bundle: Bundle): object {
  const { site, files, modules, minimumVersion, jvm, findings, folders, needsRestart } = bundle;
  const apache = files.filter(({ path }) => path.startsWith('apache/'));
  const sites = apache.flatMap(({ role, installTo }) =>
    role === 'virtual-host' && site.platform.enableSite ? (site.platform.siteNameOf(installTo) ?? []) : [],
  );
  return {
    schema: 'proxywright-bundle/1',
    generator,
    connection: site.connection,
    publicUrl: publicUrlOf(site.address),
    platform: site.platformId,
    apache: {
      minimumVersion,
      packages: site.platform.packages(modules),
      modules: modules.filter((module) => !site.platform.builtIn?.includes(module)),
      disableModules: [],
      sites,
      disableSites: site.disableDefaultSite && site.platform.defaultSite ? [site.platform.defaultSite.name] : [],
      confs: [],
      disableConfs: [],
      dirs: folders.map(({ path, owner, mode }) => ({
        path,
        owner: owner === 'apache' ? site.platform.user : owner,
        mode,
      })),
      files: apache.map(fileEntry),
      test: site.platform.test,
      reload: needsRestart ? site.platform.restart : site.platform.reload,
    },
    confluence: {
      release: site.release.id,
      runsAs: site.runsAs,
      ...(site.release.tomcat && { tomcat: site.release.tomcat }),
      nodes: site.nodes.map(({ name, host }) => ({
        name,
        host,
        installDir: site.installDir,
        jvmArgs: jvm.filter(({ node }) => node === undefined || node === name).map(({ argument }) => argument),
        ...(site.runsAs === 'image' && { environment: environmentIn(files, name) }),
        files: files
          .filter(({ path, node }) => path.startsWith('tomcat/') && (node === undefined || node === name))
          .map(fileEntry),
      })),
    },
    hosts: {},
    findings,
  };
}

/** What the container of a node is started with. */
function environmentIn(files: readonly GeneratedFile[], name: string): Readonly<Record<string, string>> {
  return variablesIn(files.find(({ role, node }) => role === 'environment' && node === name)?.text ?? '');
}

function fileEntry({ path, installTo, mode, text, change }: GeneratedFile): object {
  return { path, installTo, mode, sha256: bytesToHex(sha256(utf8ToBytes(text))), change };
}
