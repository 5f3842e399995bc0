/** Which process is which: a pid alone says nothing, because pids are used again. */
import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

/** A process that cannot be mistaken for a later one with the same pid. */
export interface ProcessMark {
  readonly pid: number;
  /** When it began, in a form of this machine, different after every boot. */
  readonly began: string;
}

const isLinux = process.platform === 'linux';
/** Tells one boot from another; read once. */
let bootId: string | undefined;

/** The process that has this pid now; undefined when none has, or when it has ended and only waits to be collected. */
export function markOf(pid: number): ProcessMark | undefined {
  const began = isLinux ? beganByProc(pid) : beganByPs(pid);
  return began === undefined ? undefined : { pid, began };
}

/** Whether this very process still runs. */
export function isRunning(mark: ProcessMark): boolean {
  return markOf(mark.pid)?.began === mark.began;
}

function beganByProc(pid: number): string | undefined {
  const stat = readOrUndefined(`/proc/${pid}/stat`);
  if (stat === undefined) return undefined;
  // The name in brackets may hold anything; what follows the last bracket starts with field 3, the state. Field 22 is the start.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
  bootId ??= (readOrUndefined('/proc/sys/kernel/random/boot_id') ?? '').slice(0, 8);
  return `${fields[19]}.${bootId}`;
}

function beganByPs(pid: number): string | undefined {
  try {
    const text = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' }).trim();
    return text === '' ? undefined : text.replaceAll(/[^A-Za-z0-9]/g, '');
  } catch {
    return undefined;
  }
}

/** What `postmaster.pid` in a data directory says about the server that wrote it, dead or alive. */
export interface PostmasterFile {
  readonly pid: number;
  readonly socketDirectory: string;
  /** `starting`, `ready`, `standby` or `stopping`. */
  readonly status: string;
}

/** Reads `postmaster.pid`; undefined when there is none, or when it was cut off. */
export function readPostmasterFile(data: string): PostmasterFile | undefined {
  const lines = readOrUndefined(join(data, 'postmaster.pid'))?.split('\n');
  const pid = Number(lines?.[0]);
  if (lines === undefined || !Number.isSafeInteger(pid) || pid <= 0) return undefined;
  return { pid, socketDirectory: lines[4] ?? '', status: lines[7]?.trim() ?? '' };
}

/** The server that runs on this data directory, whoever started it; undefined when none does. */
export function runningServer(data: string): ProcessMark | undefined {
  const file = readPostmasterFile(data);
  const mark = file === undefined ? undefined : markOf(file.pid);
  return mark !== undefined && isServerOf(mark.pid, data) ? mark : undefined;
}

/** A server stands in its data directory; another process that got its pid stands elsewhere. */
function isServerOf(pid: number, data: string): boolean {
  try {
    if (isLinux) return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data);
    return execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' }).includes(data);
  } catch {
    return false;
  }
}

function readOrUndefined(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
