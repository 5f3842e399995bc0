/** Texts of the subcommands around the service. */
import type { Text } from '../language.ts';

export const SERVICE_MESSAGES = {
  serveSummary: {
    zh: '启动服务：数据库、HTTP 接口与文档页、示例沙盒',
    en: 'Runs the service: database, HTTP interface with its documentation, a sample sandbox',
  },
  serveNotes: {
    zh: '配置用环境变量，见 docs/operations.md。Ctrl-C 停止：先答复所有请求，再保存快照。',
    en: 'Configured by environment variables, see docs/operations.md. Ctrl-C stops it: everyone is answered first, then snapshots are written.',
  },
  serveReady: { zh: '服务已启动：{address}', en: 'The service runs at {address}' },
  serveDocs: { zh: '接口文档：{address}/docs', en: 'Documentation of the interface: {address}/docs' },
  serveFirstAdmin: {
    zh: '首个管理员：用户名 {username}，一次性密码 {password}（只显示这一次，首次登录时须修改）',
    en: 'First administrator: username {username}, one-time password {password} (shown only now; to be changed at the first sign-in)',
  },
  serveSignIn: {
    zh: "登录得到令牌：curl -sS {address}/v1/sessions -H 'content-type: application/json' -d '{body}'",
    en: "Sign in for a token: curl -sS {address}/v1/sessions -H 'content-type: application/json' -d '{body}'",
  },
  serveStop: { zh: '按 Ctrl-C 停止。', en: 'Ctrl-C stops it.' },
  serveStopping: { zh: '正在停止…', en: 'Stopping…' },
  verifySummary: {
    zh: '由记录的命令重算每一行日志，指出第一处不同',
    en: 'Computes every row of the logs again from the commands, and names the first difference',
  },
  verifyNotes: {
    zh: '退出码：0 全部一致；1 有不同；2 用法不对或数据库无法读取。',
    en: 'Exit status: 0 all agree; 1 something differs; 2 wrong usage, or a database that cannot be read.',
  },
  verifyWhole: {
    zh: '{name}：{rows} 行、{commands} 条命令，全部一致；末行哈希 {hash}',
    en: '{name}: {rows} rows of {commands} commands, all as computed; hash of the last row {hash}',
  },
  verifyDifferent: {
    zh: '{name}：第 {seq} 行的 {what} 不同：存的是 {logged}，重算为 {computed}',
    en: '{name}: row {seq} differs in {what}: stored is {logged}, computed is {computed}',
  },
  exportSummary: {
    zh: '导出项目的计划与命令，供 greenpool replay 在别的机器上重算',
    en: 'Writes a programme’s plan and commands for greenpool replay on any other machine',
  },
  exportDone: {
    zh: '已写出 {folder}/plan.json 与 {folder}/commands.jsonl（{commands} 条命令）',
    en: 'Wrote {folder}/plan.json and {folder}/commands.jsonl ({commands} commands)',
  },
  backupSummary: { zh: '备份整个数据库到一个文件', en: 'Writes the whole database into one file' },
  backupDone: { zh: '备份已写入 {file}', en: 'The backup is in {file}' },
  backupNotes: {
    zh: '主密钥（master.key）不在备份里，请另行保存。',
    en: 'The master key (master.key) is not in the backup: keep it elsewhere.',
  },
  restoreSummary: { zh: '把备份恢复到一个空的数据库', en: 'Brings a backup back into an empty database' },
  restoreDone: { zh: '已从 {file} 恢复', en: 'Restored from {file}' },
  rotateKeySummary: {
    zh: '更换主密钥，重新封存全部资料与密钥',
    en: 'Changes the master key and seals everything anew',
  },
  rotateKeyNotes: {
    zh: '先停止服务。中断后再运行一次即可。旧密钥留作 master.key.old，用来打开旧备份。',
    en: 'Stop the service first. Interrupted, run it again. The old key stays as master.key.old: it opens old backups.',
  },
  rotateKeyDone: {
    zh: '已用新的主密钥重新封存（{persons} 人）；新密钥在 {file}',
    en: 'Sealed anew under a new master key ({persons} persons), which is in {file}',
  },
  rotateKeyFinished: {
    zh: '上次中断的更换已完成；新密钥在 {file}',
    en: 'Finished the change that was interrupted; the new key is in {file}',
  },
  rotateKeyMove: {
    zh: '请把它写入 GREENPOOL_MASTER_KEY，再删除这个文件；旧密钥用来打开旧备份，请另行保存。',
    en: 'Put it into GREENPOOL_MASTER_KEY and then delete the file; keep the old one elsewhere: it opens old backups.',
  },
  optionData: {
    zh: '数据目录；不写则看 GREENPOOL_DATA，再不然为 .greenpool',
    en: 'the data directory; without it GREENPOOL_DATA, else .greenpool',
  },
  optionProgramme: { zh: '项目的编号或名字', en: 'the number or name of a programme' },
  optionTo: { zh: '写到这里', en: 'where to write it' },
  optionFrom: { zh: '备份文件', en: 'the backup' },
  optionVerifyJson: { zh: '输出一个 JSON 数组', en: 'print one JSON array' },
  programmesNone: { zh: '数据库里还没有项目。', en: 'There are no programmes in the database yet.' },
  dataMissing: {
    zh: '{directory} 里没有数据库。用 --data 或 GREENPOOL_DATA 给出服务的数据目录，或先运行 greenpool serve。',
    en: 'There is no database in {directory}. Give the data directory of the service by --data or GREENPOOL_DATA, or run greenpool serve first.',
  },
  databaseEmpty: {
    zh: '{directory} 的数据库是空的：还没有服务用过它。',
    en: 'The database of {directory} is empty: no service has used it yet.',
  },
  programmeUnknown: { zh: '没有项目「{name}」。有：{known}', en: 'There is no programme "{name}". There are: {known}' },
} as const satisfies { readonly [key: string]: Text };
