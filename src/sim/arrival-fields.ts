/** The fields of arrivals: a formula with its seasons, or a file of orders. */
import type { CountField, Field, ObjectField } from '#core/plan-field';
import { count, day, multiple, object, percent } from './field-kinds.ts';

const season = object('季节：在平均值上下起伏', 'Seasons: up and down around the mean', {
  swing: percent('最高比平均多出的比例', 'How far the peak is above the mean', '30%'),
  everyDays: { ...count('一个周期几天', 'Days of a cycle', 365, 2, 3650), default: 365 },
  peakDay: { ...count('哪一天最高', 'The day of a peak', 30, 0, 3650), default: 0 },
});

const collapse = object('从某天起骤减', 'From a day on it collapses', {
  day,
  to: percent('此后只剩原来的比例', 'What is left from then on', '0%'),
  days: { ...count('经过几天减到那里', 'Days that the fall takes', 14, 0, 3650), default: 0 },
});

const noise: Field = {
  kind: 'choice',
  of: ['none', 'poisson'],
  default: 'poisson',
  describe: {
    zh: '每天的数目：恰为所写（none），或围绕它随机（poisson）',
    en: 'The number of a day: as written (none), or around it by chance (poisson)',
  },
};

const growth = (zh: string, en: string, fields: Readonly<Record<string, Field>>): ObjectField =>
  object(zh, en, {
    ...fields,
    noise,
    season: { ...season, optional: true },
    collapse: { ...collapse, optional: true },
  });

const perDay = (zh: string, en: string, example: number): CountField => count(zh, en, example, 0, 10_000_000);

/** How new members arrive. */
export const arrivals: Field = {
  kind: 'variants',
  describe: { zh: '新会员（首单）怎样到来', en: 'How new members, with their first orders, arrive' },
  of: {
    constant: growth('每天一样多', 'The same every day', { perDay: perDay('每天的新会员', 'New members a day', 100) }),
    linear: growth('匀速增减', 'A straight line', {
      from: perDay('第一天', 'On the first day', 10),
      to: perDay('最后一天', 'On the last day', 200),
    }),
    exponential: growth('每天按同一比例增减', 'By the same ratio every day', {
      from: { ...perDay('第一天', 'On the first day', 10), least: 1 },
      to: { ...perDay('最后一天', 'On the last day', 1000), least: 1 },
    }),
    logistic: growth('先快后慢，趋于饱和', 'Fast at first, then saturated', {
      most: perDay('饱和时每天', 'A day, once saturated', 500),
      middleDay: { ...day, describe: { zh: '达到一半的那天', en: 'The day of one half' } },
      riseDays: count('从 27% 升到 73% 用几天', 'Days from 27 % to 73 %', 60, 1, 3650),
    }),
    referral: growth('老会员带来新会员', 'Members bring new members', {
      perDay: perDay('自己来的，每天', 'Those who come by themselves, a day', 5),
      perMember: multiple('每个会员每月带来几人', 'New members a month that a member brings', '0.1'),
      forDays: {
        ...count('带人的热情持续几天', 'Days that a member goes on bringing others', 60, 1, 3650),
        default: 60,
      },
      most: { ...perDay('每天至多', 'At most a day', 10_000), default: 10_000 },
    }),
    file: object('一份真实订单的会员、金额与时间', 'The members, amounts and times of a file of real orders', {
      file: {
        kind: 'text',
        most: 1000,
        describe: { zh: '订单文件，相对于本文件', en: 'The file of orders, from where this file is' },
        example: '../orders.csv',
      },
      map: {
        kind: 'text',
        most: 1000,
        describe: {
          zh: '哪一列是什么，与 greenpool orders --map 相同',
          en: 'Which column is what, as for greenpool orders --map',
        },
        example: 'order=order,member=member,amount=amount,at=placed_at',
      },
      unit: {
        kind: 'choice',
        of: ['fen', 'yuan'],
        default: 'fen',
        describe: { zh: '金额的单位', en: 'The unit of the amounts' },
      },
      tz: {
        kind: 'text',
        most: 10,
        default: 'Z',
        describe: { zh: '没有写时区的时间属于哪个时区', en: 'The zone of times that name none' },
        example: '+08:00',
      },
      encoding: {
        kind: 'text',
        most: 40,
        default: 'utf-8',
        describe: { zh: '文字编码', en: 'The encoding of the text' },
        example: 'gb18030',
      },
    }),
  },
};
