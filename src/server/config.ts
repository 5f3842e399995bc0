/** The service's configuration: environment variables, one schema, unknown names refused. */
import { resolve } from 'node:path';
import { z } from 'zod';

/** How the service is run. */
export interface Config {
  /** The data directory: database, snapshots, master key. */
  readonly data: string;
  /** The operator's own PostgreSQL; undefined starts one in the data directory. */
  readonly databaseUrl: string | undefined;
  readonly host: string;
  readonly port: number;
  /** 64 hexadecimal digits; undefined keeps a key in the data directory. */
  readonly masterKey: string | undefined;
  /** Whether a database without any programme gets the sample one. */
  readonly sample: boolean;
  /** Whether webhooks may go to private addresses, by http and to any port. */
  readonly privateWebhooks: boolean;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

/** What a variable must be, and what it is for; docs/operations.md is made to agree with it by a test. */
export const VARIABLES = {
  GREENPOOL_DATA: z.string().min(1).default('.greenpool'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(?:ql)?:\/\//)
    .optional(),
  GREENPOOL_HOST: z.string().min(1).default('127.0.0.1'),
  GREENPOOL_PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  GREENPOOL_MASTER_KEY: z
    .string()
    .regex(/^[0-9a-fA-F]{64}$/)
    .optional(),
  GREENPOOL_SAMPLE: z.enum(['yes', 'no']).default('yes'),
  GREENPOOL_PRIVATE_WEBHOOKS: z.enum(['yes', 'no']).default('no'),
  GREENPOOL_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
} as const;

/** What each variable must be, for people. */
const EXPECTED: { readonly [K in keyof typeof VARIABLES]: { readonly zh: string; readonly en: string } } = {
  GREENPOOL_DATA: { zh: '目录的路径', en: 'the path of a directory' },
  DATABASE_URL: { zh: 'postgres://… 形式的地址', en: 'an address such as postgres://…' },
  GREENPOOL_HOST: { zh: '要监听的地址', en: 'an address to listen on' },
  GREENPOOL_PORT: { zh: '0 到 65535 的整数', en: 'an integer from 0 to 65535' },
  GREENPOOL_MASTER_KEY: { zh: '64 位十六进制数字', en: '64 hexadecimal digits' },
  GREENPOOL_SAMPLE: { zh: 'yes 或 no', en: 'yes or no' },
  GREENPOOL_PRIVATE_WEBHOOKS: { zh: 'yes 或 no', en: 'yes or no' },
  GREENPOOL_LOG: { zh: 'debug、info、warn、error 或 silent', en: 'debug, info, warn, error or silent' },
};

/** A configuration that cannot be used. Secrets are not repeated. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Reads the configuration. Throws a {@link ConfigError} that names the variable and says, in both languages, what would be right. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const known = Object.keys(VARIABLES);
  const unknown = Object.keys(environment).find((name) => name.startsWith('GREENPOOL_') && !known.includes(name));
  if (unknown !== undefined) {
    throw new ConfigError(
      `没有环境变量 ${unknown}。可用的：${known.join('、')}\nThere is no variable ${unknown}. Known: ${known.join(', ')}`,
    );
  }
  const values = read(environment);
  return {
    data: resolve(values.GREENPOOL_DATA),
    databaseUrl: values.DATABASE_URL,
    host: values.GREENPOOL_HOST,
    port: values.GREENPOOL_PORT,
    masterKey: values.GREENPOOL_MASTER_KEY,
    sample: values.GREENPOOL_SAMPLE === 'yes',
    privateWebhooks: values.GREENPOOL_PRIVATE_WEBHOOKS === 'yes',
    logLevel: values.GREENPOOL_LOG,
  };
}

const SCHEMA = z.object(VARIABLES);

function read(environment: Readonly<Record<string, string | undefined>>): z.infer<typeof SCHEMA> {
  const given = Object.entries(environment).filter(([name, value]) => name in VARIABLES && value !== '');
  const result = SCHEMA.safeParse(Object.fromEntries(given));
  if (result.success) return result.data;
  const name = String(result.error.issues[0]?.path[0]) as keyof typeof VARIABLES;
  const shown = name === 'GREENPOOL_MASTER_KEY' || name === 'DATABASE_URL' ? '' : ` "${environment[name] ?? ''}"`;
  const { zh, en } = EXPECTED[name];
  throw new ConfigError(
    `环境变量 ${name}${shown} 不对，应为${zh}。\nThe variable ${name}${shown} is not right: it should be ${en}.`,
  );
}
