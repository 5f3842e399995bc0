/** The service's configuration: environment variables, one schema, unknown names refused. */
import { isIP } from 'node:net';
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
  /** Whose `X-Forwarded-For` is believed: addresses of proxies, separated by commas; undefined is nobody. */
  readonly trustProxy: string | undefined;
  /** Where one-time codes go: the console for sandboxes, or a relay, whose posts are signed with the secret. */
  readonly codeSender: 'console' | { readonly url: string; readonly secret: string };
  /** Whether webhooks may go to private addresses, by http and to any port. */
  readonly privateWebhooks: boolean;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

function isTrust(text: string): boolean {
  return text.split(',').every((part) => isProxy(part.trim()));
}

function isProxy(text: string): boolean {
  const [address = '', bits = '0', ...rest] = text.split('/');
  const family = isIP(address);
  return family !== 0 && rest.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128);
}

function isCodeSender(text: string): boolean {
  return text === 'console' || (text.startsWith('https://') && URL.canParse(text));
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
  GREENPOOL_TRUST_PROXY: z.string().refine(isTrust).optional(),
  GREENPOOL_CODE_SENDER: z.string().refine(isCodeSender).default('console'),
  GREENPOOL_CODE_SECRET: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/]{43}=$/)
    .optional(),
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
  GREENPOOL_TRUST_PROXY: {
    zh: '代理的地址，可带 /位数，用逗号分开',
    en: 'addresses of proxies, with or without /bits, separated by commas',
  },
  GREENPOOL_CODE_SENDER: { zh: 'console 或 https:// 地址', en: 'console or an address such as https://…' },
  GREENPOOL_CODE_SECRET: {
    zh: 'whsec_ 加 32 字节的 base64；发送端为地址时必填',
    en: 'whsec_ and 32 bytes in base64; it must be there when codes go to an address',
  },
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
    trustProxy: values.GREENPOOL_TRUST_PROXY,
    codeSender: codeSenderOf(values),
    privateWebhooks: values.GREENPOOL_PRIVATE_WEBHOOKS === 'yes',
    logLevel: values.GREENPOOL_LOG,
  };
}

const SCHEMA = z.object(VARIABLES);

function read(environment: Readonly<Record<string, string | undefined>>): z.infer<typeof SCHEMA> {
  const given = Object.entries(environment).filter(([name, value]) => name in VARIABLES && value !== '');
  const result = SCHEMA.safeParse(Object.fromEntries(given));
  if (result.success) return result.data;
  throw wrong(String(result.error.issues[0]?.path[0]) as keyof typeof VARIABLES, environment);
}

function codeSenderOf(values: z.infer<typeof SCHEMA>): Config['codeSender'] {
  const { GREENPOOL_CODE_SENDER: sender, GREENPOOL_CODE_SECRET: secret } = values;
  if (sender === 'console') return 'console';
  if (secret === undefined) throw wrong('GREENPOOL_CODE_SECRET', {});
  return { url: sender, secret };
}

/** Variables whose values are secret, or hold a secret. */
const SECRETS: ReadonlySet<string> = new Set([
  'GREENPOOL_MASTER_KEY',
  'GREENPOOL_CODE_SECRET',
  'GREENPOOL_CODE_SENDER',
  'DATABASE_URL',
]);

function wrong(name: keyof typeof VARIABLES, environment: Readonly<Record<string, string | undefined>>): ConfigError {
  const shown = SECRETS.has(name) ? '' : ` "${environment[name] ?? ''}"`;
  const { zh, en } = EXPECTED[name];
  return new ConfigError(
    `环境变量 ${name}${shown} 不对，应为${zh}。\nThe variable ${name}${shown} is not right: it should be ${en}.`,
  );
}
