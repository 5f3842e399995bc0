/** The settings of our own server, all on its command line: a new version of the code changes them at the next start. */
import { totalmem } from 'node:os';

const MIB = 1024 * 1024;

/** Arguments of `postgres` for this data directory and socket folder. */
export function serverArguments(data: string, socket: string): string[] {
  const settings: Record<string, string> = {
    // Nobody but the owner of the socket's folder gets in.
    listen_addresses: '',
    unix_socket_directories: socket,
    unix_socket_permissions: '0700',
    // A confirmed commit is on the disk.
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    // Two cores, shared with the engine: no parallel plans, no compiling of plans.
    shared_buffers: `${sharedBuffersMib()}MB`,
    max_parallel_workers_per_gather: '0',
    jit: 'off',
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    random_page_cost: '1.1',
    // What is written between two checkpoints is what a restart after a kill reads again: 230 MB took 2 s, 500 MB 7 s.
    max_wal_size: '256MB',
    min_wal_size: '256MB',
    checkpoint_timeout: '5min',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    // The server's log holds no values of people: neither statements nor the details that quote keys.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: '0',
    log_checkpoints: 'on',
    log_startup_progress_interval: '1s',
  };
  return ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

/** An eighth of the memory that this process may use, from 128 MiB to 2 GiB. */
function sharedBuffersMib(): number {
  const limit = process.constrainedMemory();
  const bytes = limit > 0 ? Math.min(totalmem(), limit) : totalmem();
  return Math.min(2048, Math.max(128, Math.floor(bytes / 8 / MIB)));
}

/** The line that `postgres` writes to postmaster.opts when started so: it tells a server of these settings from one of others. */
export function optionsLine(postgres: string, args: readonly string[]): string {
  return `${postgres} ${args.map((argument) => `"${argument}"`).join(' ')}`;
}
