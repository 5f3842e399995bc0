/** Texts of `greenpool check`. */
import type { Text } from '../language.ts';

export const CHECK_MESSAGES = {
  checkSummary: {
    zh: '上线检查：一份计划会不会被拦下，为什么，怎样改；以及会员必须看到的告知',
    en: 'Checks a plan before it goes live: what stops it and why, what would clear it, what members must be told',
  },
  checkNotes: {
    zh: '计划之外的事实（收费、代理、托管、渠道、文字等）写在事实文件里；预设自带，见 plans/facts。没有回答而可能阻断的，列为问题。配置是一个法域的规则，见 profiles；自己的照样写一份即可。规则、依据和出处见 docs/plan-check.md。',
    en: 'What a plan does not say (fees, agents, custody, channels, texts …) stands in a file of facts; presets bring theirs, see plans/facts. What is not answered and could block is a question. A profile has the rules of a jurisdiction, see profiles; write your own like those. docs/plan-check.md has the rules with their sources.',
  },
  checkStatusNotes: {
    zh: '退出码：0 没有阻断项，也没有待答的问题；1 有阻断项或待答的问题，二者都不能上线；2 用法不对或读不了输入。--json 输出发现项的数组；加上 --disclosures 则输出有 findings 和 disclosures 的对象。',
    en: 'Exit status: 0 when nothing blocks and no question is open; 1 on a block or an open question, since either stops going live; 2 for wrong usage or input. --json prints the array of findings; with --disclosures an object that has "findings" and "disclosures".',
  },
  optionFacts: {
    zh: '事实文件（YAML、JSON）；预设不写则用自带的，其他计划不写则全部待答',
    en: 'the facts (YAML or JSON); a preset has its own, of another plan without them everything is asked',
  },
  optionProfile: {
    zh: '法域的配置：CN（默认）、none（只有算术规则）或文件',
    en: 'the jurisdiction: CN (the default), none (arithmetic only) or a file',
  },
  optionCheckJson: { zh: '用 JSON 输出', en: 'print JSON' },
  optionDisclosures: {
    zh: '也输出会员加入前必须看到的告知和它的哈希',
    en: 'print what members must see before they join too, with its hash',
  },
  checkFileWrong: { zh: '文件 {file} 不能用：', en: 'The file {file} cannot be used:' },
  checkTitle: { zh: '上线检查：计划 {name}，{profile}', en: 'Plan check: {name}, {profile}' },
  checkBlocks: { zh: '阻断（{count}）', en: 'Blocks ({count})' },
  checkQuestions: { zh: '待答的问题（{count}）', en: 'Open questions ({count})' },
  checkWarnings: { zh: '警告，须两人签字（{count}）', en: 'Warnings, to be signed off by two people ({count})' },
  checkDisclosures: { zh: '须告知会员（{count}）', en: 'To be told to members ({count})' },
  checkFound: { zh: '现状：{value}', en: 'Found: {value}' },
  checkRemedy: { zh: '怎样消除：{remedy}', en: 'To clear it: {remedy}' },
  checkSource: { zh: '依据：{source}（{date}）', en: 'Source: {source} ({date})' },
  checkControl: { zh: '依据：{source}（{date}；不是法律）', en: 'Source: {source} ({date}; not law)' },
  checkNothing: { zh: '未发现阻断项', en: 'no blocking rule found' },
  checkStopped: {
    zh: '不能上线：{blocks} 个阻断项，{questions} 个待答的问题。',
    en: 'Cannot go live. Blocks: {blocks}, open questions: {questions}.',
  },
  checkNotAdvice: {
    zh: '这不是法律意见，也不代表任何人的批准。请咨询律师。',
    en: 'This is not legal advice and no approval by anybody. Ask a lawyer.',
  },
  checkHash: { zh: '告知的哈希：{hash}', en: 'Hash of the disclosures: {hash}' },
} as const satisfies { readonly [key: string]: Text };
