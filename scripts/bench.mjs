import { benchApi } from './bench/api.mjs';
import { benchBrowser } from './bench/browser.mjs';
import { benchLib } from './bench/lib.mjs';
import { machineLine } from './bench/machine.mjs';
import { benchServers, howToReadServers } from './bench/servers.mjs';
import { table } from './bench/table.mjs';
import { benchWeight } from './bench/weight.mjs';
import { buildApp } from './build.mjs';
import { installPackages } from './install.mjs';
import { refuse } from './refuse.mjs';
import { runMain } from './run-main.mjs';
import { say, seconds } from './say.mjs';

/** What is measured; `isOfSite` where the built site is needed. `run` yields rows for `table`, `reading` says how to read them. */
const groups = [
  { id: 'lib', title: 'Library', run: benchLib },
  { id: 'api', title: 'Server', isOfSite: true, run: benchApi },
  { id: 'weight', title: 'Weight of the pages', isOfSite: true, run: benchWeight },
  { id: 'browser', title: 'Wizard in the browser', isOfSite: true, run: benchBrowser },
  { id: 'servers', title: 'Apache and Tomcat', run: benchServers, reading: howToReadServers },
];

await runMain(import.meta.url, async () => {
  const chosen = chosenGroups(process.argv.slice(2));
  await installPackages();
  if (chosen.some(({ isOfSite }) => isOfSite)) await buildApp();
  for (const { id, title, run, reading } of chosen) {
    const machine = machineLine();
    const started = Date.now();
    const rows = await run();
    say(`## ${title}\n\n${machine}\n\n${table(rows)}\n`);
    if (reading) say(`${reading}\n`);
    say(`Repeat: npm run bench -- ${id} (${seconds(Date.now() - started)})\n`);
  }
  say('These figures are for reading: a missed goal does not fail the command.');
});

function chosenGroups(ids) {
  const unknown = ids.filter((id) => !groups.some((group) => group.id === id));
  if (unknown.length > 0)
    refuse(`There is no group "${unknown.join('", "')}". Groups: ${groups.map(({ id }) => id).join(' ')}`, 2);
  return ids.length === 0 ? groups : groups.filter(({ id }) => ids.includes(id));
}
