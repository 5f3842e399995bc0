/** Texts of the simulator. */
import type { Text } from '../language.ts';

export const SIMULATE_MESSAGES = {
  simulateSummary: {
    zh: '按情景模拟一个计划：会员各能拿到多少',
    en: 'Simulates a plan under a scenario: what members would get',
  },
  optionSeed: {
    zh: '随机种子，同一种子结果逐字节相同（默认 1）',
    en: 'the seed; one seed gives the same bytes always (1 unless said)',
  },
  optionWorkers: {
    zh: '几个线程（默认等于处理器核数）',
    en: 'how many threads (as many as the processor has cores unless said)',
  },
  optionRuns: { zh: '跑几遍（默认 1）', en: 'how many runs (1 unless said)' },
  optionCompare: {
    zh: '用同样的随机数比较几个情景，给出差异和区间',
    en: 'compares scenarios on common random numbers, with differences and intervals',
  },
  optionSimulateReport: {
    zh: '在这个文件夹写报告：网页、图、result.json 和 CSV 表',
    en: 'write a report into this folder: a page, charts, result.json and CSV tables',
  },
  optionSimulateSchema: { zh: '只输出情景文件的 JSON Schema', en: 'only print the JSON Schema of scenario files' },
  simulateNotes: {
    zh: 'SCENARIO 是情景文件（YAML 或 JSON），examples/scenarios/ 里有现成的，字段见 docs/simulation.md。',
    en: 'SCENARIO is a scenario file in YAML or JSON; examples/scenarios/ has some, docs/simulation.md explains the fields.',
  },
  simulateAssumes: {
    zh: '模拟只说「如果人们这样行事，会怎样」，不是预测，更不是承诺。退出码：0；用法不对或输入读不了时 2。',
    en: 'A simulation says what would happen if people acted this way. It is no forecast and no promise. Exit status: 0; 2 for wrong usage or input that cannot be read.',
  },
  scenarioUnreadable: { zh: '读不了情景 {file}：', en: 'Cannot read the scenario {file}:' },
  scenarioInvalid: { zh: '情景 {file} 有误：', en: 'The scenario {file} is wrong:' },
  scenarioPlan: { zh: '情景 {file} 的计划：', en: 'The plan of the scenario {file}:' },
  compareNeedsTwo: { zh: '--compare 至少要两个情景', en: '--compare needs at least two scenarios' },
  compareOnlyMany: {
    zh: '几个情景要用 --compare 一起比较；否则一次只给一个',
    en: 'Several scenarios go with --compare; give one otherwise',
  },
  fileRowsEmpty: { zh: '订单文件 {file} 里没有可用的行', en: 'The file of orders {file} has no row that can be used' },
  simulateTitle: {
    zh: '情景 {name}，计划 {plan}，种子 {seed}，{runs} 遍：假如人们这样行事',
    en: 'Scenario {name}, plan {plan}, seed {seed}, {runs} runs: if people acted this way',
  },
  simulateHeading: { zh: '各遍的中位数（5%～95%）', en: 'Median over the runs (5 % to 95 %)' },
  simulateBounds: { zh: '不靠模拟也成立的上限', en: 'What holds whatever members do' },
  boundPoolShare: {
    zh: '入池的比例，也是平均拿回的上限',
    en: 'Share of an order that enters the pool: on average nobody gets more',
  },
  boundReachCap: { zh: '最多有多少人能到上限', en: 'At most this share can reach the cap' },
  boundNone: { zh: '没有上限', en: 'no bound' },
  boundExponent: {
    zh: '没人卖出时，价格随订单数的这个次方',
    en: 'While nobody sells the price grows as orders to this power',
  },
  simulateCoalition: { zh: '串通刷单找到的最好结果', en: 'The best a coalition was found to do' },
  coalitionLine: {
    zh: '{profit} 元，为刷单额 {volume} 的 {share}%（试了 {ways} 种做法）',
    en: '{profit} yuan, {share} % of the {volume} it bought for ({ways} ways tried)',
  },
  compareHeading: {
    zh: '与 {name} 相比（每遍相减的平均，95% 区间）',
    en: 'Compared with {name} (mean of the runs’ differences, 95 % interval)',
  },
  tuneSummary: {
    zh: '在一份计划的参数里寻找达到目标的组合',
    en: 'Searches the parameters of a plan for a goal',
  },
  optionGoal: { zh: '目标，写法见下', en: 'the goal, as below' },
  optionVary: {
    zh: '变动哪些值、从多少到多少，例如 "pool.rebateShare=50%..90%, pool.cap.multiple=1..3"',
    en: 'which values to vary and how far, such as "pool.rebateShare=50%..90%, pool.cap.multiple=1..3"',
  },
  optionBudget: { zh: '一共跑几遍（默认 60）', en: 'how many runs in all (60 unless said)' },
  tuneGoalNotes: {
    zh: 'GOAL 是 "maximise|minimise 数字 subject to 条件 and 条件"；条件是 "数字 >= 值"、"数字 <= 值"（值可带 %）或 "no block"（计划检查没有阻断项）。数字的名称见 docs/simulation.md。',
    en: 'GOAL is "maximise|minimise FIGURE subject to CONDITION and CONDITION"; a condition is "FIGURE >= VALUE", "FIGURE <= VALUE" (with % or without) or "no block" (the plan check finds none). docs/simulation.md names the figures.',
  },
  tuneNotes: {
    zh: '找到的是这些假设下试过的最好的，不是最好的。退出码：0；没有找到满足条件的为 1；用法不对或输入读不了为 2。',
    en: 'What is found is the best that was tried under these assumptions. Exit status: 0; 1 when nothing was found that meets the conditions; 2 for wrong usage or input that cannot be read.',
  },
  tuneNothingValid: {
    zh: '这些范围里没有一份有效的计划；greenpool plan validate 会说明原因',
    en: 'No plan in these ranges is valid; greenpool plan validate says why one is not',
  },
  tuneWrongPart: {
    zh: '选项 {option} 里的「{part}」不对：{message}',
    en: 'In the option {option}, "{part}" is wrong: {message}',
  },
  tuneBest: { zh: '满足条件的里面，试到的最好的：', en: 'The best that was tried and meets the conditions:' },
  tuneNone: { zh: '没有试到满足条件的。最接近的：', en: 'Nothing that was tried meets the conditions. The nearest:' },
  tuneFrontier: {
    zh: '取舍的前沿（{count} 个，各有所长）：',
    en: 'The frontier ({count} of them; none is better than another in everything):',
  },
  tuneAssumes: {
    zh: '都以情景的假设为前提，不是预测。',
    en: 'All under the assumptions of the scenario; it is no forecast.',
  },
  figureMedianPaidOverSpent: { zh: '到手 / 花费，中位会员', en: 'Paid / spent, the median member' },
  figureMeanPaidOverSpent: { zh: '到手 / 花费，全体合计', en: 'Paid / spent, all together' },
  figureLowestDecile: { zh: '到手 / 花费，最低的一成以下', en: 'Paid / spent, lowest decile' },
  figureHighestDecile: { zh: '到手 / 花费，最高的一成以上', en: 'Paid / spent, highest decile' },
  figureShareAtZero: { zh: '一分没拿到的人', en: 'Members who got nothing' },
  figureShareBrokeEven: { zh: '拿到的不少于花掉的人', en: 'Members who got at least what they spent' },
  figureShareReachedCap: { zh: '被强制出局的人', en: 'Members who reached the cap' },
  figureMedianDaysToCap: { zh: '到出局的天数，中位', en: 'Days until the cap, median' },
  figureGini: { zh: '到手的基尼系数', en: 'Gini of payouts' },
  figurePaid: { zh: '付给会员（元）', en: 'Paid to members (yuan)' },
  figureSpent: { zh: '会员花费（元）', en: 'Spent by members (yuan)' },
  figureValueLeft: { zh: '剩余积分若能卖出（元）', en: 'What points left would fetch (yuan)' },
  figureMembers: { zh: '会员', en: 'Members' },
  figureOrders: { zh: '结算的订单', en: 'Orders settled' },
  figureExits: { zh: '强制出局（次）', en: 'Forced exits' },
  figureTransferred: { zh: '后来者转给先来者（元）', en: 'From later cohorts to earlier ones (yuan)' },
  figureOperatorIncome: { zh: '运营方所得（元）', en: "Operator's income (yuan)" },
  figureOperatorPut: { zh: '运营方投入（元）', en: 'Put in by the operator (yuan)' },
  figureSurplus: { zh: '结余（元）', en: 'Surplus (yuan)' },
  figureWorstMonth: { zh: '最差的月：入池减支付（元）', en: 'Worst month: into the pool less paid (yuan)' },
  figureReserve: { zh: '池中储备（元）', en: 'Reserve (yuan)' },
  figurePriceExponent: { zh: '价格随订单数的次方', en: 'Power of orders that the price grew by' },
  figurePrice: { zh: '积分价格（元）；价格不是到手的钱', en: 'Price of a point (yuan); it is no payout' },
} as const satisfies { readonly [key: string]: Text };
