import { expect, test } from 'vitest';
import { endpointUrl, isPublic } from './addresses.ts';
import { createSender } from './send.ts';

const PRIVATE = [
  '0.0.0.0',
  '0.255.255.255',
  '10.0.0.1',
  '10.255.255.255',
  '100.64.0.1',
  '100.100.100.200',
  '100.127.255.255',
  '127.0.0.1',
  '127.255.255.254',
  '168.63.129.16',
  '169.254.0.23',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.192',
  '192.0.2.1',
  '192.88.99.1',
  '192.168.0.1',
  '198.18.0.1',
  '198.19.255.255',
  '198.51.100.7',
  '203.0.113.7',
  '224.0.0.1',
  '239.255.255.255',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::127.0.0.1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '::ffff:8.8.8.8',
  '::ffff:0:8.8.8.8',
  '64:ff9b::7f00:1',
  '64:ff9b:1::1',
  '100::1',
  '2001::1',
  '2001:db8::1',
  '2002:7f00:1::1',
  '3fff::1',
  '5f00::1',
  'fc00::1',
  'fd00:ec2::254',
  'fe80::1',
  'fe80::1%eth0',
  '2606:4700::1%eth0',
  'fec0::1',
  'ff02::1',
  'ff0e::1',
  'localhost',
  '',
  '8.8.8',
];
const PUBLIC = [
  '1.1.1.1',
  '9.255.255.255',
  '11.0.0.0',
  '100.63.255.255',
  '100.128.0.0',
  '126.255.255.255',
  '128.0.0.1',
  '169.253.255.255',
  '172.15.255.255',
  '172.32.0.0',
  '192.167.255.255',
  '198.17.255.255',
  '198.20.0.0',
  '223.255.255.255',
  '2606:4700:4700::1111',
  '240e:4c::1',
];

test.each(PRIVATE)('%s is no address of the public internet', (address) => {
  expect(isPublic(address)).toBe(false);
});

test.each(PUBLIC)('%s is one', (address) => {
  expect(isPublic(address)).toBe(true);
});

test.each([
  ['https://127.0.0.1/', 'url_address_refused'],
  ['https://2130706433/', 'url_address_refused'],
  ['https://0x7f.1/', 'url_address_refused'],
  ['https://0177.0.0.1/', 'url_address_refused'],
  ['https://１２７.0.0.1/', 'url_address_refused'],
  ['https://[::1]/', 'url_address_refused'],
  ['https://[::ffff:127.0.0.1]/', 'url_address_refused'],
  ['https://169.254.169.254/latest/meta-data/', 'url_address_refused'],
  ['http://example.com/', 'url_not_https'],
  ['ftp://example.com/', 'url_not_https'],
  ['file:///etc/passwd', 'url_not_https'],
  ['javascript:alert(1)', 'url_not_https'],
  ['https://example.com:22/', 'url_port_refused'],
  ['https://example.com:5432/', 'url_port_refused'],
  ['https://user:secret@example.com/', 'url_malformed'],
  ['https://example.com/#x', 'url_malformed'],
  ['example.com', 'url_malformed'],
  [`https://example.com/${'x'.repeat(2048)}`, 'url_malformed'],
])('%s is not taken', (text, fault) => {
  expect(endpointUrl(text, false)).toBe(fault);
});

test.each([
  'https://example.com/',
  'https://example.com:8443/a?b=c',
  'https://1.1.1.1/',
  'https://[2606:4700:4700::1111]/',
])('%s is taken', (text) => {
  expect(endpointUrl(text, false)).toBeInstanceOf(URL);
});

test.each([['127.0.0.1'], ['::1'], ['1.1.1.1', '10.0.0.1'], ['::ffff:10.0.0.1'], ['fd00:ec2::254']])(
  'a name that stands for %s is not connected to',
  async (...addresses) => {
    const sender = createSender({ allowPrivate: false, resolve: () => Promise.resolve(addresses) });
    expect(await sender.send('https://shop.example/', {}, Buffer.from('{}'))).toEqual({
      ok: false,
      fault: 'address_refused',
    });
    sender.close();
  },
);
