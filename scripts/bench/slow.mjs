/** Slow 4G as most tools name it; `latency` is added to every request, as DevTools does it. */
export const slow4g = { latency: 150, kilobits: 1600, slowdown: 4 };

/** What Lighthouse 12 sets in its DevTools throttling for the same name: 150 ms × 3.75 and 1.6 × 1,024 kbit/s × 0.9. */
export const lighthouseSlow4g = { latency: 562.5, kilobits: 1474.56, slowdown: 4 };

/** Slows network and processor of a page down. */
export async function slowDown(session, { latency, kilobits, slowdown }) {
  const bytesPerSecond = (kilobits * 1000) / 8;
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond / 2,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
}

export const wordsFor = ({ latency, kilobits, slowdown }) =>
  `${kilobits.toLocaleString('en-GB')} kbit/s, ${latency} ms more for each request, processor ${slowdown}× slower`;
