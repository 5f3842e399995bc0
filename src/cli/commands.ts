/** The subcommands: what each takes. The code behind one is loaded only when it is called. */
import type { CommandSpec } from './arguments.ts';

const PLAN = { hint: 'PLAN', help: 'optionPlan' } as const;
const JSON_OUTPUT = { help: 'optionJson' } as const;
const STRICT = { help: 'optionStrict' } as const;
const REPORT = { hint: 'DIR', help: 'optionReport' } as const;
const FROM_SNAPSHOT = { hint: 'FILE', help: 'optionFromSnapshot' } as const;

export const REPLAY = {
  summary: 'replaySummary',
  options: {
    plan: PLAN,
    commands: { hint: 'FILE', help: 'optionCommands', required: true },
    'from-snapshot': FROM_SNAPSHOT,
    'save-snapshot': { hint: 'FILE', help: 'optionSaveSnapshot' },
    report: REPORT,
    json: JSON_OUTPUT,
    strict: STRICT,
  },
  notes: ['replayNotes', 'planNotes', 'statusNotes'],
  examples: [
    'greenpool replay --plan mall-3x --commands commands.jsonl',
    'greenpool replay --plan plan.yaml --commands commands.jsonl --json --strict',
  ],
} as const satisfies CommandSpec;

export const ORDERS = {
  summary: 'ordersSummary',
  options: {
    plan: { ...PLAN, required: true },
    orders: { hint: 'FILE', help: 'optionOrders', required: true },
    map: { hint: 'FIELD=COLUMN,…', help: 'optionMap', required: true },
    unit: { hint: 'fen|yuan', help: 'optionUnit' },
    tz: { hint: '±HH:MM', help: 'optionTz' },
    settle: { hint: 'window|now', help: 'optionSettle' },
    sheet: { hint: 'NAME', help: 'optionSheet' },
    encoding: { hint: 'NAME', help: 'optionEncoding' },
    report: REPORT,
    'save-commands': { hint: 'FILE', help: 'optionSaveCommands' },
    json: JSON_OUTPUT,
    strict: STRICT,
  },
  notes: ['ordersMapNotes', 'ordersRowNotes', 'ordersRefundNotes', 'planNotes', 'statusNotes'],
  examples: [
    'greenpool orders --plan cashback --orders orders.csv --map order=invoice,member=customer,amount=amount_minor,at=placed_at,kind=kind',
    'greenpool orders --plan mall-3x --orders orders.xlsx --map order=订单号,member=会员,amount=金额,at=下单时间 --unit yuan --tz +08:00 --report report',
  ],
} as const satisfies CommandSpec;

export const QUOTE = {
  summary: 'quoteSummary',
  operands: { usage: 'order|sale', least: 1, most: 1 },
  options: {
    plan: PLAN,
    commands: { hint: 'FILE', help: 'optionQuoteCommands' },
    'from-snapshot': FROM_SNAPSHOT,
    member: { hint: 'ID', help: 'optionMember', required: true },
    amount: { hint: 'YUAN', help: 'optionAmount' },
    merchant: { hint: 'ID', help: 'optionMerchant' },
    coins: { hint: 'YUAN', help: 'optionCoins' },
    points: { hint: 'N|all', help: 'optionPoints' },
    at: { hint: 'INSTANT', help: 'optionAt' },
    json: JSON_OUTPUT,
  },
  notes: ['quoteNotes', 'planNotes', 'quoteStatusNotes'],
  examples: [
    'greenpool quote order --plan mall-3x --commands commands.jsonl --member m1 --amount 1000.00',
    'greenpool quote sale --from-snapshot pool.snapshot --member m1 --points all',
  ],
} as const satisfies CommandSpec;

export const PLAN_COMMAND = {
  summary: 'planSummary',
  operands: { usage: 'validate PLAN | schema | list', least: 1, most: 2 },
  options: { json: { help: 'optionPlanJson' } },
  notes: ['planCommandNotes', 'planNotes'],
  examples: ['greenpool plan validate my-plan.yaml', 'greenpool plan schema > plan.schema.json', 'greenpool plan list'],
} as const satisfies CommandSpec;

export const CHECK = {
  summary: 'checkSummary',
  operands: { usage: 'PLAN', least: 1, most: 1 },
  options: {
    facts: { hint: 'FILE', help: 'optionFacts' },
    profile: { hint: 'CN|none|FILE', help: 'optionProfile' },
    json: { help: 'optionCheckJson' },
    disclosures: { help: 'optionDisclosures' },
  },
  notes: ['checkNotes', 'planNotes', 'checkStatusNotes'],
  examples: [
    'greenpool check cashback',
    'greenpool check my-plan.yaml --facts my-facts.yaml --json',
    'greenpool check mall-3x --profile none --disclosures',
  ],
} as const satisfies CommandSpec;

export const DEMO = {
  summary: 'demoSummary',
  options: { plan: PLAN, report: { hint: 'DIR', help: 'optionDemoReport' } },
  notes: ['demoNotes'],
  examples: ['greenpool demo', 'greenpool demo --plan cashback --report /tmp/report'],
} as const satisfies CommandSpec;

const SEED = { hint: 'N', help: 'optionSeed' } as const;
const WORKERS = { hint: 'N', help: 'optionWorkers' } as const;

export const SIMULATE = {
  summary: 'simulateSummary',
  operands: { usage: 'SCENARIO …', least: 0, most: 20 },
  options: {
    seed: SEED,
    runs: { hint: 'N', help: 'optionRuns' },
    workers: WORKERS,
    compare: { help: 'optionCompare' },
    report: { hint: 'DIR', help: 'optionSimulateReport' },
    schema: { help: 'optionSimulateSchema' },
    json: JSON_OUTPUT,
  },
  notes: ['simulateNotes', 'simulateAssumes'],
  examples: [
    'greenpool simulate examples/scenarios/everyone-holds-mall.yaml',
    'greenpool simulate examples/scenarios/quick-sellers.yaml --runs 20 --workers 2 --seed 7 --report simulated',
    'greenpool simulate --compare mine.yaml other.yaml --runs 20',
  ],
} as const satisfies CommandSpec;

export const TUNE = {
  summary: 'tuneSummary',
  operands: { usage: 'SCENARIO', least: 1, most: 1 },
  options: {
    goal: { hint: 'GOAL', help: 'optionGoal', required: true },
    vary: { hint: 'PATH=LOW..HIGH,…', help: 'optionVary', required: true },
    budget: { hint: 'N', help: 'optionBudget' },
    seed: SEED,
    workers: WORKERS,
    json: JSON_OUTPUT,
  },
  notes: ['tuneGoalNotes', 'tuneNotes'],
  examples: [
    'greenpool tune examples/scenarios/cashback.yaml --goal "maximise medianPaidOverSpent subject to operatorIncome >= 100000" --vary "pool.rebateShare=50%..90%, pool.redeemFee=0%..40%"',
  ],
} as const satisfies CommandSpec;

const DATA = { hint: 'DIR', help: 'optionData' } as const;

export const SERVE = {
  summary: 'serveSummary',
  options: { data: DATA },
  notes: ['serveNotes'],
  examples: ['npm start', 'greenpool serve --data /var/lib/greenpool'],
} as const satisfies CommandSpec;

export const VERIFY = {
  summary: 'verifySummary',
  options: {
    programme: { hint: 'NAME', help: 'optionProgramme' },
    data: DATA,
    json: { help: 'optionVerifyJson' },
  },
  notes: ['verifyNotes'],
  examples: ['greenpool verify', 'greenpool verify --programme sample --json'],
} as const satisfies CommandSpec;

export const EXPORT = {
  summary: 'exportSummary',
  options: {
    programme: { hint: 'NAME', help: 'optionProgramme', required: true },
    to: { hint: 'DIR', help: 'optionTo', required: true },
    data: DATA,
  },
  examples: ['greenpool export --programme sample --to exported'],
} as const satisfies CommandSpec;

export const BACKUP = {
  summary: 'backupSummary',
  options: { to: { hint: 'FILE', help: 'optionTo', required: true }, data: DATA },
  notes: ['backupNotes'],
  examples: ['greenpool backup --to greenpool.backup'],
} as const satisfies CommandSpec;

export const RESTORE = {
  summary: 'restoreSummary',
  options: { from: { hint: 'FILE', help: 'optionFrom', required: true }, data: DATA },
  examples: ['greenpool restore --from greenpool.backup --data restored'],
} as const satisfies CommandSpec;

export const ROTATE_KEY = {
  summary: 'rotateKeySummary',
  options: { data: DATA },
  notes: ['rotateKeyNotes'],
  examples: ['greenpool rotate-key', 'greenpool rotate-key --data /var/lib/greenpool'],
} as const satisfies CommandSpec;

export const VERSION = { summary: 'versionSummary', options: {} } as const satisfies CommandSpec;

export const HELP = {
  summary: 'helpSummary',
  operands: { usage: '[COMMAND]', least: 0, most: 1 },
  options: {},
} as const satisfies CommandSpec;

/** Every subcommand, in the order of the help. */
export const COMMANDS = {
  serve: SERVE,
  demo: DEMO,
  orders: ORDERS,
  replay: REPLAY,
  quote: QUOTE,
  plan: PLAN_COMMAND,
  check: CHECK,
  simulate: SIMULATE,
  tune: TUNE,
  verify: VERIFY,
  export: EXPORT,
  backup: BACKUP,
  restore: RESTORE,
  'rotate-key': ROTATE_KEY,
  version: VERSION,
  help: HELP,
} as const satisfies { readonly [name: string]: CommandSpec };

/** The name of a subcommand. */
export type CommandName = keyof typeof COMMANDS;

/** Whether there is a subcommand of this name. */
export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}
