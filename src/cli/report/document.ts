/** The page around a report: one file that opens offline, in both languages, without a script. */
import type { Language } from '../language.ts';
import { fontFace } from './drawing.ts';
import { GENERATOR } from './generator.ts';
import { escaped } from './html.ts';
import { styleSheet } from './style.ts';

/** What a page is made of; all but the title is markup. */
export interface DocumentParts {
  readonly title: string;
  /** The language it opens in. */
  readonly language: Language;
  readonly header: string;
  readonly main: string;
  readonly footer: string;
}

/** Nothing from outside, no script: the page says so itself. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";

/** The page as HTML, with the switch between the languages. */
export async function documentOf({ title, language, header, main, footer }: DocumentParts): Promise<string> {
  const isFirst = (candidate: Language): string => (candidate === language ? ' checked' : '');
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
${GENERATOR}
<title>${escaped(title)}</title>
<style>${styleSheet(await fontFace())}</style>
</head>
<body>
<input class="switch" type="radio" name="language" id="zh" aria-label="中文"${isFirst('zh')}>
<input class="switch" type="radio" name="language" id="en" aria-label="English"${isFirst('en')}>
<header>
<div class="languages"><label for="zh" lang="zh-CN">中文</label><label for="en" lang="en">English</label></div>
${header}
</header>
<main>
${main}
</main>
<footer>${footer}</footer>
</body>
</html>
`;
}
