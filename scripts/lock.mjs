// A lock between processes, made of a folder: creating one succeeds for exactly one process. A process that was killed leaves its
// lock behind; the next one sees that its owner is gone and takes over.
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

const POLL_MS = 200;
const HEARTBEAT_MS = 2_000;
/** An owner that we cannot see (on another machine, or not yet written down) counts as gone after this long without a heartbeat. */
const SILENCE_MS = 60_000;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs `work` while holding the lock at `folder`; calls `onWait` once when another process holds it. `work` gets a function to hand
 * over each child process it starts, so that a child does not outlive an interrupted owner.
 */
export async function withLock(folder, onWait, work) {
  await acquire(folder, onWait);
  let child;
  const release = () => rmSync(folder, { recursive: true, force: true });
  const stop = (signal) => {
    child?.kill(signal);
    const leave = () => {
      release();
      process.exit(130);
    };
    if (child && child.exitCode === null && child.signalCode === null) child.once('close', leave);
    else leave();
  };
  const heartbeat = setInterval(() => touch(folder), HEARTBEAT_MS);
  for (const signal of SIGNALS) process.on(signal, stop);
  try {
    return await work((started) => {
      child = started;
      writeOwner(folder, [process.pid, started.pid]);
    });
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop);
    clearInterval(heartbeat);
    release();
  }
}

async function acquire(folder, onWait) {
  let told = false;
  while (!tryCreate(folder)) {
    const owner = readOwner(folder);
    if (isAbandoned(folder, owner)) {
      takeAway(folder, owner);
      continue;
    }
    if (!told) onWait();
    told = true;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

function tryCreate(folder) {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
  writeOwner(folder, [process.pid]);
  return true;
}

function writeOwner(folder, pids) {
  writeFileSync(join(folder, 'owner'), JSON.stringify({ host: hostname(), pids }));
}

/** What the owner wrote of itself; '' when it has not yet, or the lock is gone. */
function readOwner(folder) {
  try {
    return readFileSync(join(folder, 'owner'), 'utf8');
  } catch {
    return '';
  }
}

function isAbandoned(folder, owner) {
  const heartbeat = statSync(folder, { throwIfNoEntry: false });
  if (heartbeat === undefined) return false;
  if (Date.now() - heartbeat.mtimeMs > SILENCE_MS) return true;
  const { host, pids } = parseOwner(owner);
  return host === hostname() && !pids.some(isAlive);
}

function parseOwner(owner) {
  try {
    return JSON.parse(owner);
  } catch {
    return { host: undefined, pids: [] };
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Removes an abandoned lock. When another process was faster and what we moved is its new lock, the lock goes back to where it was. */
function takeAway(folder, owner) {
  const aside = `${folder}.${process.pid}`;
  try {
    renameSync(folder, aside);
    if (readOwner(aside) !== owner) renameSync(aside, folder);
  } catch (error) {
    if (!['ENOENT', 'EEXIST', 'ENOTEMPTY'].includes(error.code)) throw error;
  }
  rmSync(aside, { recursive: true, force: true });
}

function touch(folder) {
  const now = new Date();
  try {
    utimesSync(folder, now, now);
  } catch {
    // The lock was taken away from us; the work goes on, and the release finds nothing to remove.
  }
}
