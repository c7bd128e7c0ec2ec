import { largeServerXml, largeVirtualHostFile } from './large-files.mjs';
import { loadMeasuredLibrary } from './library.mjs';
import { milliseconds, quantiles } from './quantiles.mjs';

const ROUNDS = 300;
const WARM_UP = 100;
const LARGE = 200_000;

/** The library alone, in Node.js: what one answer costs, and its parts. */
export async function benchLib() {
  const lib = await loadMeasuredLibrary();
  const virtualHost = largeVirtualHostFile(LARGE);
  const serverXml = largeServerXml(LARGE);
  const uploads = [{ path: 'sites.conf', text: virtualHost }];

  const change = (i, files) => follow(lib, answersOf(i), files);
  const built = (i, files = []) => lib.build(lib.readAnswers(answersOf(i)).answers, files);
  const goal = 'median < 4 ms, p99 < 16 ms';
  const judged = (figures) => ({ measured: words(figures), goal, isMet: figures.median < 4 && figures.p99 < 16 });
  const told = (figures) => ({ measured: words(figures) });

  return [
    {
      what: 'answer change → bundle and diff, no files given',
      ...judged(rounds((i) => change(i, []))),
      how: `readAnswers, build and diffRows of both files, another context path in each round; ${often}`,
    },
    {
      what: `the same with ${kilobytes(virtualHost)} of virtual hosts`,
      ...judged(rounds((i) => change(i, uploads))),
      how: `the site’s own host stands last of ${virtualHost.split('<VirtualHost').length - 1}; a file is parsed once, so only the first round does; ${often}`,
    },
    {
      what: `parse ${kilobytes(virtualHost)} of virtual hosts`,
      ...told(rounds(() => lib.parseHttpd(virtualHost))),
      how: `parseHttpd, once for each file given; ${often}`,
    },
    {
      what: `parse ${kilobytes(serverXml)} of server.xml`,
      ...told(rounds(() => lib.parseTomcat(serverXml))),
      how: `parseTomcat, once for each file given; ${often}`,
    },
    {
      what: 'why each line is there, no files given',
      ...told(
        rounds(
          ([...files]) => files.map(({ notes }) => notes()),
          (i) => built(i).files,
        ),
      ),
      how: `notes() of both files of a new bundle; the wizard asks for them after the lines have been drawn; ${often}`,
    },
    {
      what: `the same with ${kilobytes(virtualHost)} of virtual hosts`,
      ...told(
        rounds(
          ([...files]) => files.map(({ notes }) => notes()),
          (i) => built(i, uploads).files,
        ),
      ),
      how: `notes() of both files of a new bundle; ${often}`,
    },
    {
      what: 'zip, no files given',
      ...told(rounds((bundle) => lib.zipBundle(bundle), built)),
      how: `zipBundle of a new bundle, runbook and patches included; ${often}`,
    },
  ];
}

const often = `${ROUNDS} rounds after ${WARM_UP}`;

const answersOf = (i) => ({ site: { publicUrl: `https://wiki.example.com/team-${i}` } });

function follow({ readAnswers, build, diffRows }, answers, files) {
  const reading = readAnswers(answers);
  return build(reading.answers, files).files.map(({ before, edits }) => diffRows(before, edits));
}

/** Times `run(prepare(i))`; what `prepare` does is not counted. */
function rounds(run, prepare = (i) => i) {
  const durations = [];
  for (let i = 0; i < WARM_UP + ROUNDS; i += 1) {
    const input = prepare(i);
    const started = performance.now();
    run(input);
    if (i >= WARM_UP) durations.push(performance.now() - started);
  }
  return quantiles(durations);
}

const words = ({ median, p99 }) => `median ${milliseconds(median)}, p99 ${milliseconds(p99)}`;

const kilobytes = (text) => `${Math.round(text.length / 1000)} kB`;
