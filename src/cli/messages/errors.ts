/** Texts of complaints and of the reasons why a line or a row was not taken. */
import type { Text } from '../language.ts';

export const ERROR_MESSAGES = {
  optionUnknown: { zh: '没有选项 {option}。可用的：{known}', en: 'There is no option {option}. Known: {known}' },
  optionUnknownNear: {
    zh: '没有选项 {option}，是不是 {near}？可用的：{known}',
    en: 'There is no option {option}; did you mean {near}? Known: {known}',
  },
  optionTwice: { zh: '选项 {option} 写了两次，只能写一次', en: 'The option {option} stands there twice; give it once' },
  optionTakesNoValue: {
    zh: '选项 {option} 不带值，却写了「{value}」',
    en: 'The option {option} takes no value, but has "{value}"',
  },
  optionNeedsValue: {
    zh: '选项 {option} 缺少值，应写成 {option} {hint}',
    en: 'The option {option} needs a value: {option} {hint}',
  },
  optionMissing: { zh: '缺少选项 {option} {hint}', en: 'The option {option} {hint} is missing' },
  optionWrong: {
    zh: '选项 {option} 的值「{value}」不对，应为 {expected}',
    en: 'The option {option} has the value "{value}"; right would be {expected}',
  },
  optionNotHere: { zh: '选项 {option} 不能与 {other} 一起用', en: 'The option {option} does not go with {other}' },
  operandMissing: { zh: '缺少参数：{usage}', en: 'An argument is missing: {usage}' },
  operandTooMany: { zh: '多余的参数「{value}」', en: 'The argument "{value}" is one too many' },
  commandUnknown: { zh: '没有命令「{name}」。可用的：{known}', en: 'There is no command "{name}". Known: {known}' },
  commandUnknownNear: {
    zh: '没有命令「{name}」，是不是「{near}」？可用的：{known}',
    en: 'There is no command "{name}"; did you mean "{near}"? Known: {known}',
  },
  languageUnknown: {
    zh: '选项 --lang 的值「{value}」不对，应为 zh 或 en',
    en: 'The option --lang has the value "{value}"; right would be zh or en',
  },
  bug: {
    zh: '内部错误，请报告。不要使用这次运行的输出。',
    en: 'This is a bug; please report it. Do not use what this run has put out.',
  },

  fileUnreadable: { zh: '读不了文件 {file}：{reason}', en: 'Cannot read the file {file}: {reason}' },
  fileUnwritable: { zh: '写不了 {file}：{reason}', en: 'Cannot write {file}: {reason}' },
  planInvalid: { zh: '计划 {file} 无效：', en: 'The plan {file} is not valid:' },
  planUnreadable: { zh: '读不了计划 {file}：', en: 'Cannot read the plan {file}:' },
  planOrSnapshot: {
    zh: '需要 --plan PLAN 或 --from-snapshot FILE',
    en: '--plan PLAN or --from-snapshot FILE is needed',
  },
  planDiffers: {
    zh: '--plan {plan} 与快照 {file} 里的计划不同。快照自带计划，去掉 --plan 即可；要改计划，请用命令 ChangePlan',
    en: '--plan {plan} differs from the plan in the snapshot {file}. A snapshot carries its plan, so leave --plan out; a plan is changed by the command ChangePlan',
  },
  snapshotDamaged: {
    zh: '快照 {file} 已损坏，或不是快照：{reason}',
    en: 'The snapshot {file} is damaged, or is no snapshot: {reason}',
  },
  outputNotFile: { zh: '写不了 {file}：它不是普通文件', en: 'Cannot write {file}: it is not a regular file' },
  outputUnwritable: { zh: '写不了标准输出：{reason}', en: 'Cannot write to standard output: {reason}' },
  outputIsInput: {
    zh: '{option} {file} 会覆盖本次要读的文件；请换一个文件名',
    en: '{option} {file} would overwrite a file that this run reads; choose another name',
  },
  reportAbove: {
    zh: '--report {folder} 是当前文件夹或它的上级；请换一个文件夹',
    en: '--report {folder} is the current folder or one above it; choose another folder',
  },
  reportHolds: {
    zh: '--report {folder} 会替换整个文件夹，而本次要用的文件 {file} 在里面；请换一个文件夹',
    en: '--report {folder} replaces the whole folder, and the file {file} of this run is in it; choose another folder',
  },
  reportForeign: {
    zh: '文件夹 {folder} 里有不属于报告的文件（{name}）；请换一个文件夹，或先清空它',
    en: 'The folder {folder} holds files that are no part of a report ({name}); choose another folder, or empty it first',
  },
  planSubcommandUnknown: {
    zh: '没有「plan {name}」。可用的：plan validate PLAN、plan schema、plan list',
    en: 'There is no "plan {name}". Known: plan validate PLAN, plan schema, plan list',
  },
  quoteKindUnknown: {
    zh: '不能试算「{name}」，只能是 order（订单）或 sale（卖出）',
    en: 'Cannot quote "{name}"; it can be order or sale',
  },

  mapFieldUnknown: {
    zh: '--map 里的「{field}」不认识。可用的：{known}',
    en: '--map names the field "{field}", which is not known. Known: {known}',
  },
  mapPairWrong: {
    zh: '--map 里的「{pair}」不对，应为 项目=列名，如 order=invoice',
    en: '--map holds "{pair}"; right would be FIELD=COLUMN, such as order=invoice',
  },
  mapFieldTwice: { zh: '--map 里「{field}」写了两次', en: '--map names the field "{field}" twice' },
  mapColumnTwice: {
    zh: '--map 里 {field} 与 {other} 都指列「{column}」；它们要各有一列',
    en: '--map takes both {field} and {other} from the column "{column}"; each needs a column of its own',
  },
  mapFieldsMissing: { zh: '--map 里缺少：{missing}', en: '--map lacks: {missing}' },
  mapRegionAlone: { zh: '--map 有 region 就要有 merchant', en: '--map with region needs merchant too' },
  columnMissing: {
    zh: '文件 {file} 里没有列「{column}」（{field}）。有这些列：{present}',
    en: 'The file {file} has no column "{column}" ({field}). It has: {present}',
  },
  delimiterWrong: {
    zh: '文件 {file} 里没有列「{column}」（{field}）。表头只有一格：{present}。分隔符像是分号或制表符，应为逗号；请另存为逗号分隔的 CSV',
    en: 'The file {file} has no column "{column}" ({field}). Its header is one cell: {present}. It seems to be separated by semicolons or tabs; save it as CSV with commas',
  },
  columnTwice: {
    zh: '文件 {file} 里有两列都叫「{column}」（{field}）',
    en: 'The file {file} has two columns called "{column}" ({field})',
  },
  headerMissing: {
    zh: '文件 {file} 是空的；第一行应为列名',
    en: 'The file {file} is empty; its first row should hold the names of the columns',
  },
  csvBroken: { zh: '文件 {file} 不是合法的 CSV：{reason}', en: 'The file {file} is not valid CSV: {reason}' },
  xlsxBroken: {
    zh: '文件 {file} 不是能读的 xlsx 工作簿：{reason}',
    en: 'The file {file} is not an xlsx workbook that can be read: {reason}',
  },
  brokenNoWorkbook: { zh: '内容不是 xlsx（{original}）', en: 'what it holds is no xlsx ({original})' },
  brokenEmpty: { zh: '文件里什么也没有（{original}）', en: 'it is empty ({original})' },
  brokenNoSheet: { zh: '没有这张工作表（{original}）', en: 'it has no such sheet ({original})' },
  brokenQuoteOpen: { zh: '有引号没有结束（{original}）', en: 'a quotation mark is not closed ({original})' },
  brokenQuote: { zh: '引号的位置不对（{original}）', en: 'a quotation mark is out of place ({original})' },
  notInEncoding: {
    zh: '文件 {file} 不是 {encoding} 编码。从中文 Excel 存出的 CSV 请加 --encoding gb18030，或另存为「CSV UTF-8」',
    en: 'The file {file} is not in {encoding}. For a CSV file saved by a Chinese Excel add --encoding gb18030, or save it as "CSV UTF-8"',
  },
  encodingUnknown: {
    zh: '不认识编码「{encoding}」，例如 utf-8、gb18030',
    en: 'The encoding "{encoding}" is not known; utf-8 or gb18030, for example',
  },

  lineNotJson: {
    zh: '第 {line} 行：不是 JSON（{reason}）；应为一个 JSON 对象',
    en: 'Line {line}: not JSON ({reason}); right would be a JSON object',
  },
  lineTooLong: { zh: '第 {line} 行：超过 {most} 字节', en: 'Line {line}: longer than {most} bytes' },
  lineNotUtf8: { zh: '第 {line} 行：不是 UTF-8', en: 'Line {line}: not UTF-8' },
  lineMalformed: {
    zh: '第 {line} 行：字段 {field} 的值 {value} 不对，应为：{expected}',
    en: 'Line {line}: the field {field} has the value {value}; right would be {expected}',
  },
  lineFieldMissing: {
    zh: '第 {line} 行：缺少字段 {field}，应为：{expected}',
    en: 'Line {line}: the field {field} is missing; right would be {expected}',
  },
  lineNotObject: { zh: '第 {line} 行：{value} 不是一个 JSON 对象', en: 'Line {line}: {value} is not a JSON object' },
  lineTypeUnknown: {
    zh: '第 {line} 行：字段 type 的值 {value} 不是命令的名字',
    en: 'Line {line}: the field type has the value {value}, which is not the name of a command',
  },
  lineTypeUnknownNear: {
    zh: '第 {line} 行：字段 type 的值 {value} 不是命令的名字，是不是 {near}？',
    en: 'Line {line}: the field type has the value {value}, which is not the name of a command; did you mean {near}?',
  },
  linesMore: { zh: '另有 {count} 行读不懂。', en: '{count} more lines made no sense.' },

  rowCellCount: { zh: '有 {count} 格，表头有 {expected} 格', en: 'has {count} cells, the header has {expected}' },
  rowOrderMissing: { zh: '没有订单号', en: 'no order id' },
  rowMemberMissing: { zh: '没有会员', en: 'no member' },
  rowIdTooLong: { zh: '{field}「{value}」超过 64 个字符', en: '{field} "{value}" is longer than 64 characters' },
  rowIdInexact: {
    zh: '{field} {value} 是数字，位数太多，Excel 存不下全部；请把这一列存成文本',
    en: '{field} {value} is a number with more digits than Excel keeps; store the column as text',
  },
  rowAmountFen: {
    zh: '金额「{value}」不是以分为单位的整数，如 13912（元请用 --unit yuan）',
    en: 'the amount "{value}" is not a whole number of fen, such as 13912 (for yuan use --unit yuan)',
  },
  rowAmountYuan: {
    zh: '金额「{value}」不是最多两位小数的元，如 139.12',
    en: 'the amount "{value}" is not a number of yuan with at most two decimals, such as 139.12',
  },
  rowAmountTooLong: {
    zh: '金额「{value}」太长，写成元不能超过 100 个字符',
    en: 'the amount "{value}" is too long; in yuan it can have at most 100 characters',
  },
  rowAmountNotPositive: {
    zh: '退款金额「{value}」应大于 0',
    en: 'the amount of a cancellation must be above 0; it is "{value}"',
  },
  rowTime: {
    zh: '时间「{value}」不对，应如 2026-01-31T08:30:00、2026/1/31 8:30 或带时区 +08:00',
    en: 'the time "{value}" is not like 2026-01-31T08:30:00 or 2026/1/31 8:30, with or without an offset such as +08:00',
  },
  rowTimeOutside: {
    zh: '时间「{value}」换成 UTC 后不在 0000 年到 9999 年之间',
    en: 'the time "{value}" is not between the years 0000 and 9999 in UTC',
  },
  rowKind: {
    zh: '种类「{value}」不认识，应为 order 或 cancellation',
    en: 'the kind "{value}" is not known; it can be order or cancellation',
  },
  rowRegion: {
    zh: '地区「{value}」不是六位行政区划代码，如 440106',
    en: 'the region "{value}" is not a six-digit GB/T 2260 code, such as 440106',
  },
} as const satisfies { readonly [key: string]: Text };
