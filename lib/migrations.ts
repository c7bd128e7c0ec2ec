/** The version of the answers that this Proxywright writes. Raised when the meaning of an answer changes. */
export const answersVersion = 2;

/**
 * Brings answers of an older version up to date, so that old links and files keep working. What has no version is taken
 * as it is; what is not an object too, for the schema to refuse.
 */
export function migrated(json: unknown): unknown {
  if (!isRecord(json) || json.version !== 1) return json;
  return fromVersion1(json);
}

/** Version 1 asked for the paths that Apache keeps beside the timeout of mod_proxy; mod_jk keeps them too. */
function fromVersion1(answers: Record): Record {
  const { features } = answers;
  if (!isRecord(features) || !isRecord(features['reverse-proxy'])) return { ...answers, version: answersVersion };
  const { exclusions, ...reverseProxy } = features['reverse-proxy'];
  const hasPaths = Array.isArray(exclusions) && exclusions.length > 0;
  return {
    ...answers,
    version: answersVersion,
    features: {
      ...features,
      'reverse-proxy': reverseProxy,
      ...(hasPaths && { 'kept-paths': { paths: exclusions } }),
    },
  };
}

type Record = Readonly<{ [name: string]: unknown }>;

function isRecord(value: unknown): value is Record {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
