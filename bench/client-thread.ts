/** The client of the HTTP benchmarks, on a thread of its own: sends what it is told and measures how long each answer takes. */
import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { parentPort, workerData } from 'node:worker_threads';
import type { Load, Measured, Target } from './client.ts';

const { port, key } = workerData as Target;
const agent = new Agent({ keepAlive: true, maxSockets: 256 });

function post(path: string, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
    const sent = request({ agent, port, path, method: 'POST', headers }, (response) => {
      response.resume();
      response.once('end', () =>
        response.statusCode === 200 || response.statusCode === 201
          ? resolve()
          : reject(new Error(`status ${response.statusCode}`)),
      );
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

/** As fast as `width` at a time goes; or, with a rate, each at its moment, whether or not those before are answered. */
async function run({ path, bodies, width, perSecond }: Load): Promise<Measured> {
  const latencies: number[] = [];
  const start = performance.now();
  const send = async (body: string, from: number): Promise<void> => {
    await post(path, body);
    latencies.push(performance.now() - from);
  };
  if (perSecond === undefined) {
    let next = 0;
    const lane = async (): Promise<void> => {
      while (next < bodies.length) await send(bodies[next++] as string, performance.now());
    };
    await Promise.all(Array.from({ length: width }, lane));
  } else {
    const sent: Promise<void>[] = [];
    for (let i = 0; i < bodies.length;) {
      // What is late counts from when it should have gone.
      for (; i < bodies.length && start + (i * 1000) / perSecond <= performance.now(); i++)
        sent.push(send(bodies[i] as string, start + (i * 1000) / perSecond));
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await Promise.all(sent);
  }
  return { seconds: (performance.now() - start) / 1000, latencies };
}

parentPort?.on('message', (load: Load) => {
  run(load).then(
    (measured) => parentPort?.postMessage(measured),
    (error: unknown) => parentPort?.postMessage({ failure: String(error) }),
  );
});
