/** Small files of text: plans, facts, profiles. */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { systemReason } from './complaint.ts';
import type { Text } from './language.ts';

/** The longest file that is read, in bytes. */
const LARGEST_FILE = 1024 * 1024;

/** Why there is no text. */
export interface TextFileError {
  readonly path: '';
  readonly code: 'file_not_readable' | 'file_too_large' | 'file_not_utf8';
  readonly message: Text;
}

/** The text of a file without its byte order mark and the hash of its bytes, or why there is none; `instead` says what to give. */
export function readTextFile(
  file: string,
  instead: Text,
): { readonly text: string; readonly sha256: string } | TextFileError {
  let bytes: Buffer;
  try {
    bytes = readStart(file, LARGEST_FILE + 1);
  } catch (error) {
    const reason = systemReason(error);
    return {
      path: '',
      code: 'file_not_readable',
      message: {
        zh: `无法读取（${reason}）；请给出${instead.zh}`,
        en: `cannot be read (${reason}); give ${instead.en}`,
      },
    };
  }
  if (bytes.length > LARGEST_FILE) {
    return {
      path: '',
      code: 'file_too_large',
      message: { zh: '文件最大 1 MB', en: 'the file has at most 1 MB' },
    };
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text, sha256: createHash('sha256').update(bytes).digest('hex') };
  } catch {
    return { path: '', code: 'file_not_utf8', message: { zh: '应为 UTF-8 编码的文本', en: 'should be text in UTF-8' } };
  }
}

/** The first `most` bytes of a file. A pipe has no size to ask for, so the bytes are counted as they come. */
function readStart(file: string, most: number): Buffer {
  const bytes = Buffer.alloc(most);
  const descriptor = openSync(file, 'r');
  try {
    let length = 0;
    while (length < most) {
      const count = readSync(descriptor, bytes, length, most - length, null);
      if (count === 0) break;
      length += count;
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(descriptor);
  }
}
