/** Texts of the help. */
import type { Text } from '../language.ts';

export const HELP_MESSAGES = {
  helpTitle: {
    zh: 'greenpool：按计划把真实订单算成精确到分的结果',
    en: 'greenpool: real orders in, exact results out, by a plan',
  },
  helpUsage: { zh: '用法：{usage}', en: 'Usage: {usage}' },
  helpCommandPlace: { zh: '<命令> [选项]', en: '<command> [options]' },
  helpOptionsPlace: { zh: '[选项]', en: '[options]' },
  helpCommands: { zh: '命令：', en: 'Commands:' },
  helpOptions: { zh: '选项：', en: 'Options:' },
  helpCommonOptions: { zh: '每个命令都有：', en: 'With every command:' },
  helpExamples: { zh: '例：', en: 'Examples:' },
  helpRequired: { zh: '（必填）', en: ' (required)' },
  helpMore: {
    zh: '「greenpool <命令> --help」讲一个命令。规则的全文在 docs/rules.md，拒绝代码在 docs/errors.md。',
    en: '"greenpool <command> --help" tells about one command. The rules stand in docs/rules.md, the refusal codes in docs/errors.md.',
  },
  helpSeeAlso: { zh: '见「{command}」。', en: 'See "{command}".' },

  demoSummary: {
    zh: '用随项目附带的样例订单跑一个样例计划，写出报告',
    en: 'Runs a sample plan over the sample orders that ship with the project, and writes the report',
  },
  ordersSummary: {
    zh: '把一份真实订单（CSV 或 xlsx）按计划跑一遍',
    en: 'Runs a file of real orders (CSV or xlsx) through a plan',
  },
  replaySummary: {
    zh: '逐行执行一份命令文件（每行一个 JSON 对象）',
    en: 'Applies a file of commands, one JSON object a line',
  },
  quoteSummary: {
    zh: '试算：一笔订单会得多少积分，卖出积分会得多少钱，谁会出局；什么也不改',
    en: 'Says what an order would mint, what a sale would pay and who would exit; changes nothing',
  },
  planSummary: {
    zh: '检查计划，给出计划的 JSON Schema，列出预设',
    en: 'Validates a plan, prints the JSON Schema of plans, lists the presets',
  },
  versionSummary: { zh: '显示版本', en: 'Prints the version' },
  helpSummary: { zh: '显示帮助', en: 'Prints this help, or that of one command' },

  optionLang: {
    zh: '语言；不写则看 LC_ALL、LC_MESSAGES、LANG',
    en: 'the language; without it LC_ALL, LC_MESSAGES and LANG decide',
  },
  optionHelp: { zh: '显示帮助', en: 'print the help' },
  optionPlan: { zh: '预设的名字，或计划文件（YAML、JSON）', en: 'the name of a preset, or a plan file (YAML or JSON)' },
  optionCommands: { zh: '命令文件；「-」为标准输入', en: 'the commands; "-" is standard input' },
  optionQuoteCommands: {
    zh: '先执行的命令文件；「-」为标准输入',
    en: 'commands to apply first; "-" is standard input',
  },
  optionFromSnapshot: { zh: '从这份快照开始；快照里有计划', en: 'begin with this snapshot; it holds the plan' },
  optionSaveSnapshot: { zh: '最后把快照写到这个文件', en: 'write a snapshot to this file at the end' },
  optionJson: { zh: '输出一个 JSON 对象，不输出摘要', en: 'print one JSON object instead of the summary' },
  optionStrict: { zh: '只要有一条被拒绝，退出码为 1', en: 'exit with status 1 when anything was refused' },
  optionReport: {
    zh: '在这个文件夹写报告：HTML 页面、SVG 图、CSV 表',
    en: 'write a report into this folder: an HTML page, SVG charts, CSV tables',
  },
  optionOrders: { zh: '订单文件：.csv 或 .xlsx', en: 'the orders: a .csv or .xlsx file' },
  optionMap: { zh: '哪一列是什么；见下', en: 'which column is what; see below' },
  optionUnit: {
    zh: '金额的单位：fen（分，整数；默认）或 yuan（元，最多两位小数）',
    en: 'the unit of amounts: fen (whole numbers, the default) or yuan (up to two decimals)',
  },
  optionTz: {
    zh: '没写时区的时间属于哪个时区，如 +08:00；默认 UTC',
    en: 'the offset of times that name none, such as +08:00; UTC by default',
  },
  optionSettle: {
    zh: 'window：退货期满结算（默认）；now：下单即结算，退货期按 0 天算',
    en: 'window: settle when the return window ends (the default); now: settle at once, the window taken as 0 days',
  },
  optionSheet: { zh: 'xlsx 里工作表的名字；默认第一张', en: 'the sheet of an xlsx file; the first by default' },
  optionEncoding: {
    zh: 'CSV 的编码，如 gb18030；默认 utf-8',
    en: 'the encoding of a CSV file, such as gb18030; utf-8 by default',
  },
  optionSaveCommands: {
    zh: '把订单变成的命令写到这个文件，可以用 replay 重放',
    en: 'write the commands that the orders became to this file, for replay',
  },
  optionMember: { zh: '会员', en: 'the member' },
  optionAmount: { zh: '订单金额，元，如 1000.00（order）', en: "the order's amount in yuan, such as 1000.00 (order)" },
  optionMerchant: {
    zh: '商家；不写则为平台自营（order）',
    en: "the merchant; without it the platform's own goods (order)",
  },
  optionCoins: { zh: '其中用消费币付的部分，元（order）', en: 'how much of it is paid in coins, in yuan (order)' },
  optionPoints: {
    zh: '卖出多少积分，或 all：全部能卖的（sale）',
    en: 'how many points, or all: everything that can be sold (sale)',
  },
  optionAt: {
    zh: '何时，如 2026-01-01T00:00:00Z；默认是最后一条命令的时间',
    en: 'when, such as 2026-01-01T00:00:00Z; by default at the time of the last command',
  },
  optionPlanJson: { zh: 'validate、list 的结果用 JSON 输出', en: 'print the result of validate or list as JSON' },
  optionDemoReport: {
    zh: '报告写到哪个文件夹；默认 greenpool-report',
    en: 'the folder of the report; greenpool-report by default',
  },

  planNotes: {
    zh: 'PLAN 是预设的名字（greenpool plan list）或文件。文件与预设同名时写成 ./名字。',
    en: 'PLAN is the name of a preset (greenpool plan list) or a file. Write ./NAME for a file that is called like a preset.',
  },
  replayNotes: {
    zh: '--json 输出一个 JSON 对象，有 receipts（回执，按行的顺序）和 state（状态）。读不懂的行得到的回执是 ok 为 false、code 为 "malformed"、line 为行号，原因写到标准错误。空行跳过。',
    en: '--json prints one JSON object with "receipts", in the order of the lines, and "state". A line that makes no sense gets the receipt "ok": false, "code": "malformed", "line": its number; the reason goes to standard error. Empty lines are skipped.',
  },
  statusNotes: {
    zh: '退出码：0；有 --strict 且有拒绝时 1；用法不对或输入读不了时 2。',
    en: 'Exit status: 0; with --strict 1 when anything was refused; 2 for wrong usage or input that cannot be read.',
  },
  ordersMapNotes: {
    zh: '--map 写「项目=列名」，用逗号隔开。必有：order（订单号）、member（会员）、amount（金额）、at（时间）。可有：merchant（商家，首次出现时登记）、region（商家的六位行政区划代码）、referrer（推荐人，首次出现时绑定）、kind（order 或 cancellation；没有这一列则全是订单）。',
    en: "--map is a list of FIELD=COLUMN with commas between. Needed: order, member, amount, at. Also known: merchant (registered when it first appears), region (the merchant's six-digit GB/T 2260 code), referrer (bound when it first appears), kind (order or cancellation; without it every row is an order).",
  },
  ordersRowNotes: {
    zh: '行按时间先后执行，同一时刻按行号。读不懂的行、被拒绝的行都列出行号和原因。',
    en: 'Rows are run in the order of their times, rows of one instant in the order of the file. Rows that make no sense and rows that are refused are listed with their numbers and reasons.',
  },
  ordersRefundNotes: {
    zh: 'cancellation 行是退款：退这位会员还能退的订单，最近的先退，可以跨几笔；退不了的部分计数并列出。',
    en: "A cancellation is a refund of the member's orders that can still be refunded, the latest first, of several if need be; what finds none is counted and listed.",
  },
  quoteNotes: {
    zh: '试算用的就是执行的那段代码，做完再全部撤回。order 假定从下单到退货期满之间别的什么也不发生。',
    en: 'A quote runs the very code of the act and then takes everything back. An order is quoted as if nothing else happened until its return window ends.',
  },
  quoteStatusNotes: {
    zh: '退出码：0；会被拒绝时 1；用法不对或输入读不了时 2。',
    en: 'Exit status: 0; 1 when the act would be refused; 2 for wrong usage or input that cannot be read.',
  },
  planCommandNotes: {
    zh: 'validate 的退出码：有效 0，无效 1，读不了 2。',
    en: 'Exit status of validate: 0 when valid, 1 when not, 2 when the file cannot be read.',
  },
  demoNotes: {
    zh: '样例订单由带种子的生成器做成，不是真实数据。',
    en: 'The sample orders come from a seeded generator; they are not real data.',
  },
} as const satisfies { readonly [key: string]: Text };
