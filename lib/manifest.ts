import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Bundle, GeneratedFile } from './bundle';
import { generator } from './generator';
import { publicUrlOf } from './public-address';

/** What a bundle says about itself, for machines; the keys and their meaning are a contract (docs/bundle.md). */
export function manifestOf(bundle: Bundle): object {
  const { site, files, modules, minimumVersion, jvm, findings } = bundle;
  const [apache, tomcat] = (['virtual-host', 'server-xml'] as const).map((role) =>
    files.filter((file) => file.role === role),
  );
  const sites = (apache ?? []).flatMap(({ installTo }) =>
    site.platform.enableSite ? (site.platform.siteNameOf(installTo) ?? []) : [],
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
      modules,
      disableModules: [],
      sites,
      disableSites: site.disableDefaultSite && site.platform.defaultSite ? [site.platform.defaultSite.name] : [],
      confs: [],
      disableConfs: [],
      dirs: [],
      files: (apache ?? []).map(fileEntry),
      test: site.platform.test,
      reload: site.platform.reload,
    },
    confluence: {
      release: site.release.id,
      runsAs: 'installed',
      ...(site.release.tomcat && { tomcat: site.release.tomcat }),
      nodes: [
        {
          name: 'node1',
          host: site.confluenceHost,
          installDir: site.installDir,
          jvmArgs: jvm.map(({ argument }) => argument),
          files: (tomcat ?? []).map(fileEntry),
        },
      ],
    },
    hosts: {},
    findings,
  };
}

function fileEntry({ path, installTo, mode, text, change }: GeneratedFile): object {
  return { path, installTo, mode, sha256: bytesToHex(sha256(utf8ToBytes(text))), change };
}
