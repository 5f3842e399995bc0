-- Rows as the service wrote them, each part for a database that has the migration of that number and not yet the next: what an upgrade must keep.

-- 0001
insert into programme (id, name, mode, settles, orders_paused, sales_paused, seq, hash, epoch) overriding system value values
  ('1', 'old', 'live', 'true', 'false', 'false', '10', E'\\xfc849d06fcbcc5f7e329376800c8d5fbd2e439a8b0d54bda4435b388f002d48b', '1');
insert into event (programme, seq, at, type, outside, reserve, reserve_after, supply_after, scale, facts, actor, hash) values
  ('1', '1', '2026-01-01 00:00:00+00', 'ProgrammeOpened', '-100000', '100000', '100000', '100000000000', '8', '{"plan":{"name":"old","currency":"CNY","pool":{"startPrice":"1.00","genesis":"1000.00","rebateShare":"70%","redeemFee":"20%","cap":{"multiple":"1.2","fee":"20%"}},"splits":{"default":{"merchant":"60%","platform":"8%","distribution":"12%"}},"commissions":{"referral":["3%"],"recruiter":"0%","region":{"district":"0%","city":"0%","province":"0%"},"ranks":[],"peer":"0%"},"withdrawal":{"minimum":"0.00","fee":"0%","tax":{"cash":"0%","commission":"0%","dividend":"0%","payable":"0%"}},"returnWindowDays":1,"minimumOrder":"0.01"}}', 'operator', E'\\x115b3593c1449733b63b0c12cc198915fa2129c49960f97d2339404546a10392');
insert into event (programme, seq, at, type, merchant, facts, command, actor, hash) values
  ('1', '2', '2026-01-01 00:00:00+00', 'MerchantRegistered', '0', '{"split":"default"}', '{"type":"RegisterMerchant","merchantId":"0","at":"2026-01-01T00:00:00Z"}', 'key:1', E'\\xa87bc0ed2bbdd58c98101161512480d290a68873f89feaff453835aeca752c95');
insert into event (programme, seq, at, type, member, facts, command, actor, hash) values
  ('1', '3', '2026-01-01 00:00:00+00', 'ReferrerBound', '0', '{"referrer":1}', '{"type":"BindReferrer","memberId":"0","referrerId":"1","at":"2026-01-01T00:00:00Z"}', 'key:1', E'\\x149c0037f25a77e94f650455e6713576ee088db9649de898c2b8d7177bb43291');
insert into event (programme, seq, at, type, member, merchant, order_no, outside, open_orders, facts, command, actor, hash) values
  ('1', '4', '2026-01-01 00:00:00+00', 'OrderPlaced', '0', '0', '0', '-10000', '10000', '{"amount":10000,"cash":10000,"coins":0,"merchantLeg":6000,"platformLeg":800,"distributionLeg":1200,"poolLeg":2000,"commissions":[{"member":1,"kind":"referral","amount":300}]}', '{"type":"PlaceOrder","orderId":"0","memberId":"0","merchantId":"0","amount":"100.00","at":"2026-01-01T00:00:00Z"}', 'key:1', E'\\x0f6450597ec59a60231dc59c299d5b53b104ed1b0d221b75b58b67a9905bd917');
insert into event (programme, seq, at, type, member, merchant, order_no, outside, open_orders, facts, command, actor, hash) values
  ('1', '5', '2026-01-01 00:00:00+00', 'OrderPlaced', '1', '0', '1', '-25050', '25050', '{"amount":25050,"cash":25050,"coins":0,"merchantLeg":15030,"platformLeg":2004,"distributionLeg":3006,"poolLeg":5010,"commissions":[]}', '{"type":"PlaceOrder","orderId":"1","memberId":"1","merchantId":"0","amount":"250.50","at":"2026-01-01T00:00:00Z"}', 'key:1', E'\\x27fbefe028fe00b7f3aa780c4282411b7c8a528289ac0f6454c1b121d121ee95');
insert into event (programme, seq, at, type, member, order_no, outside, open_orders, facts, command, actor, hash) values
  ('1', '6', '2026-01-01 00:00:00+00', 'OrderRefunded', '1', '1', '5000', '-5000', '{"refundId":"0","amount":5000,"cash":5000,"coins":0}', '{"type":"RefundOrder","refundId":"0","orderId":"1","amount":"50.00","at":"2026-01-01T00:00:00Z"}', 'key:1', E'\\xa8286caa5a4268421b4b1f998f5e58ddb7db51572c1ada5202d621d4972f8be6');
insert into event (programme, seq, at, type, member, merchant, order_no, reserve, platform, open_orders, commission, payable, units, reserve_after, supply_after, scale, points_after, basis_after, facts, command, actor, hash) values
  ('1', '7', '2026-01-02 00:00:00+00', 'OrderSettled', '0', '0', '0', '2000', '1700', '-10000', '300', '6000', '1400000000', '102000', '101400000000', '8', '1400000000', '10000', '{"spend":10000,"toMerchant":6000,"toPlatform":1700,"commissions":[{"member":1,"kind":"referral","amount":300}],"inflow":2000,"extras":[],"rebate":1400,"minted":1400000000}', '{"type":"SettleOrder","orderId":"0","at":"2026-01-02T00:00:00Z"}', 'system', E'\\x1ac744b73bf052bdaaa44a55942f539cf835dc792bd635298169317845506e44');
insert into event (programme, seq, at, type, member, merchant, order_no, reserve, platform, open_orders, payable, units, reserve_after, supply_after, scale, points_after, basis_after, facts, command, actor, hash) values
  ('1', '8', '2026-01-02 00:00:00+00', 'OrderSettled', '1', '0', '1', '4010', '4010', '-20050', '12030', '1964900000', '106010', '73364900000', '8', '1964900000', '20050', '{"spend":20050,"toMerchant":12030,"toPlatform":4010,"commissions":[],"inflow":4010,"extras":[],"rebate":2807,"minted":1964900000}', '{"type":"SettleOrder","orderId":"1","at":"2026-01-02T00:00:00Z"}', 'system', E'\\x913420a54fd061e89aae47d2471d9202f112f77d778d02ef094c14c4b6439cd7');
insert into event (programme, seq, at, type, member, reserve, cash, units, reserve_after, supply_after, scale, points_after, basis_after, facts, command, actor, hash) values
  ('1', '9', '2026-01-02 00:00:00+00', 'PointsRedeemed', '1', '-714', '714', '-500000000', '105296', '58853252745', '8', '1464900000', '14948', '{"redemptionId":"0","units":500000000,"paid":714}', '{"type":"RedeemPoints","redemptionId":"0","memberId":"1","points":"5","at":"2026-01-02T00:00:00Z"}', 'key:1', E'\\x0e54468cd6d648f7a1b65784d9fc152297d72735953022f2eefa8e616cc4dffe');
insert into event (programme, seq, at, type, member, order_no, outside, open_orders, facts, command, actor, hash) values
  ('1', '10', '2026-01-02 00:00:00+00', 'OrderPlaced', '2', '2', '-3000', '3000', '{"amount":3000,"cash":3000,"coins":0,"merchantLeg":1800,"platformLeg":240,"distributionLeg":360,"poolLeg":600,"commissions":[]}', '{"type":"PlaceOrder","orderId":"2","memberId":"2","amount":"30.00","at":"2026-01-02T00:00:00Z"}', 'key:1', E'\\xfc849d06fcbcc5f7e329376800c8d5fbd2e439a8b0d54bda4435b388f002d48b');
insert into idempotency (programme, caller, key, digest, answer, at) values
  ('1', 'key:1', 'k-1', E'\\x646967657374', '[{"receipt":{"ok":true},"seq":2,"at":"2026-01-01T00:00:00Z"},{"receipt":{"ok":true},"seq":3,"at":"2026-01-01T00:00:00Z"},{"receipt":{"ok":true},"seq":4,"at":"2026-01-01T00:00:00Z"},{"receipt":{"ok":true},"seq":5,"at":"2026-01-01T00:00:00Z"},{"receipt":{"ok":true,"cash":"50.00","coins":"0.00"},"seq":6,"at":"2026-01-01T00:00:00Z"}]', '2026-01-01 00:00:00+00');
insert into alias (programme, kind, external, number) values
  ('1', 'merchant', 'shop', '0'),
  ('1', 'member', 'bob', '0'),
  ('1', 'member', 'ann', '1'),
  ('1', 'order', 'o-1', '0'),
  ('1', 'order', 'o-2', '1'),
  ('1', 'refund', 'f-1', '0'),
  ('1', 'redemption', 'r-1', '0'),
  ('1', 'order', 'o-3', '2'),
  ('1', 'member', 'cat', '2');

-- 0002
insert into person (kind, created_at_ms) values ('operator', 1767225600000), ('member', 1767225600000);
insert into person_key (person, sealed) values (1, '\x01'), (2, '\x02');
insert into personal_datum (person, field, sealed) values (2, 'name', '\x0304');
insert into credential (person, username, password_hash, must_change) values (1, 'admin', 'x', false);

-- 0003
insert into proposal (programme, type, commands, new_ids, digest, preview, reason, maker, made_at_ms, expires_at_ms) values
  (1, 'InjectFunds', '[]', '{}', '\x05', '{}', 'because', 'person:1', 1767225600000, 1767830400000);
insert into withdrawal_reading (programme, seq) values (1, 10);

-- 0004
insert into reading (programme) values (1);

-- 0005
insert into webhook_endpoint (programme, url, secret, types, state, cursor, created_by, created_at_ms) values
  (1, 'https://example.com/hook', '\x06', '{order.settled}', 'active', 10, 'person:1', 1767225600000);
