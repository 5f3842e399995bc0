/** Where a webhook may go. An address of ours, or of the network we stand in, is refused: whoever names a URL must not reach inside by it. */
import { BlockList, isIP, isIPv4 } from 'node:net';

/** Every IPv4 network that is not the public internet (IANA's special-purpose registry), and what a cloud serves to its own machines. */
const PRIVATE_IPV4: readonly (readonly [network: string, bits: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  // Carriers' NAT; also the metadata of Alibaba Cloud, 100.100.100.200.
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  // Link-local; also the metadata of most clouds, 169.254.169.254.
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  // What Azure serves to its machines.
  ['168.63.129.16', 32],
];

/** Inside 2000::/3, the public internet, these are not: Teredo and other protocols, documentation, 6to4 (an IPv4 address in disguise). */
const PRIVATE_IPV6: readonly (readonly [network: string, bits: number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
];

const refused = new BlockList();
for (const [network, bits] of PRIVATE_IPV4) refused.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of PRIVATE_IPV6) refused.addSubnet(network, bits, 'ipv6');
const internet = new BlockList();
internet.addSubnet('2000::', 3, 'ipv6');

/**
 * Whether an IP address is one of the public internet. Of IPv6 only 2000::/3 is: so loopback, link-local, unique local, multicast, NAT64 and IPv4
 * addresses written as IPv6 are not. What is no address at all is not either.
 */
export function isPublic(address: string): boolean {
  if (isIPv4(address)) return !refused.check(address, 'ipv4');
  if (isIP(address) === 0 || address.includes('%') || address.includes('.')) return false;
  return internet.check(address, 'ipv6') && !refused.check(address, 'ipv6');
}

/** Why a URL is not taken for an endpoint. */
export type UrlFault = 'url_malformed' | 'url_not_https' | 'url_port_refused' | 'url_address_refused';

const LONGEST_URL = 2048;
const PORTS: ReadonlySet<number> = new Set([443, 8443, 80, 8080]);

/** The port of a URL of http or https. */
export function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'https:' ? 443 : 80;
}

/** The host of a URL, an IPv6 address without its brackets. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1');
}

/**
 * The URL of an endpoint, or what is wrong with it. Private addresses, other ports and http only with `allowPrivate`. A name is looked up only
 * when something is sent, each time anew: see `send.ts`.
 */
export function endpointUrl(text: string, allowPrivate: boolean): URL | UrlFault {
  if (text.length > LONGEST_URL || !URL.canParse(text)) return 'url_malformed';
  const url = new URL(text);
  const { protocol, username, password, hash } = url;
  if (username !== '' || password !== '' || hash !== '') return 'url_malformed';
  if (protocol !== 'https:' && !(allowPrivate && protocol === 'http:')) return 'url_not_https';
  if (allowPrivate) return url;
  if (!PORTS.has(portOf(url))) return 'url_port_refused';
  const host = hostOf(url);
  return isIP(host) !== 0 && !isPublic(host) ? 'url_address_refused' : url;
}
