import { Agent, request } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';

/**
 * Asks the same of a server over and over, on a number of kept connections, each as soon as its last answer has been
 * read to the end. Posts `{rate, durations, failed, bytes}`: answers a second, milliseconds of each, how many were not 200.
 */
const { url, method, body, connections, seconds, warmUpSeconds } = workerData;

const agent = new Agent({ keepAlive: true, maxSockets: connections });
const headers =
  body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };

await press(warmUpSeconds);
const result = await press(seconds);
agent.destroy();
parentPort.postMessage(result);

async function press(forSeconds) {
  const durations = [];
  let [failed, bytes] = [0, 0];
  const started = performance.now();
  const deadline = started + forSeconds * 1000;
  const one = async () => {
    while (performance.now() < deadline) {
      const from = performance.now();
      const answer = await ask();
      durations.push(performance.now() - from);
      bytes += answer.bytes;
      if (answer.status !== 200) failed += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  return { rate: (durations.length / (performance.now() - started)) * 1000, durations, failed, bytes };
}

function ask() {
  return new Promise((resolve) => {
    const lost = () => resolve({ status: 0, bytes: 0 });
    const asked = request(url, { agent, method, headers, timeout: 10_000 }, (response) => {
      let bytes = 0;
      response.on('data', (chunk) => {
        bytes += chunk.length;
      });
      response.on('end', () => resolve({ status: response.statusCode, bytes }));
      response.on('error', lost);
    });
    asked.on('timeout', () => asked.destroy(new Error('no answer in time')));
    asked.on('error', lost);
    asked.end(body);
  });
}
