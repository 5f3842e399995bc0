/** The style sheet of the page: for a desk, a phone, the dark and paper. It asks the network for nothing. */
import { FONT_FAMILY } from './draw.ts';
import { DARK, LIGHT, variables } from './palette.ts';

/** The style sheet, with the font inside. */
export function styleSheet(fontFace: string): string {
  return `${fontFace}
:root{color-scheme:light;${variables(LIGHT)}}
@media (prefers-color-scheme:dark){:root{color-scheme:dark;${variables(DARK)}}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.6 ${FONT_FAMILY};font-variant-numeric:tabular-nums}
.switch{position:absolute;width:1px;height:1px;opacity:0}
#zh:checked~* .en,#en:checked~* .zh{display:none}
header,main,footer{max-width:1080px;margin:0 auto;padding:0 24px}
header{padding-top:32px}
.languages{float:right;display:flex;border:1px solid var(--grid);border-radius:8px;overflow:hidden}
.languages label{padding:4px 14px;cursor:pointer;color:var(--muted)}
#zh:checked~header label[for=zh],#en:checked~header label[for=en]{background:var(--ink);color:var(--paper)}
#zh:focus-visible~header label[for=zh],#en:focus-visible~header label[for=en]{outline:3px solid var(--blue);outline-offset:-3px}
h1{font-size:28px;line-height:1.25;margin:0 0 8px;word-break:keep-all}
h2{font-size:21px;line-height:1.3;margin:0 0 12px}
h3{font-size:16px;margin:28px 0 8px}
p{margin:8px 0;max-width:46em}
header p{color:var(--muted)}
section{margin:44px 0}
.key{display:grid;grid-template-columns:repeat(auto-fit,minmax(190px,1fr));gap:12px;margin:16px 0 28px;padding:0;list-style:none}
.key li{background:var(--card);border-radius:10px;padding:12px 16px}
.key b{display:block;font-size:25px;line-height:1.3;font-weight:600;overflow-wrap:anywhere}
.key span{color:var(--muted)}
figure{margin:28px 0 0}
figcaption{font-weight:600;margin-bottom:6px}
figcaption small,td small,.note{font-weight:400;color:var(--muted)}
figure svg{display:block;width:100%;height:auto}
.narrow{display:none}
.scroll{overflow-x:auto}
table{border-collapse:collapse;font-size:15px;width:100%;max-width:780px}
th,td{text-align:left;font-weight:400;padding:6px 14px 6px 0;border-bottom:1px solid var(--grid);vertical-align:baseline}
thead th{color:var(--muted);font-size:14px}
td:last-child,th:last-child{padding-right:0}
caption{text-align:left;font-weight:600;padding:18px 0 4px}
.scroll:focus-visible{outline:2px solid var(--blue);outline-offset:2px}
.findings{list-style:none;margin:8px 0 20px;padding:0}
.findings li{border-left:3px solid var(--grid);padding:2px 0 2px 14px;margin:12px 0;max-width:50em;overflow-wrap:anywhere}
.findings li.stops{border-color:var(--amber)}
.findings small{color:var(--muted)}
.findings details{margin:0}
.findings summary{color:inherit}
th[scope=row]{min-width:6.5em}
td ul{margin:0;padding-left:1.1em}
.n{text-align:right;white-space:nowrap}
details{margin-top:16px}
summary{cursor:pointer;color:var(--blue)}
pre{background:var(--card);border-radius:10px;padding:16px;overflow-x:auto;font:13px/1.5 ui-monospace,Menlo,Consolas,monospace}
code{font:14px ui-monospace,Menlo,Consolas,monospace;overflow-wrap:anywhere}
footer{padding-bottom:48px;color:var(--muted)}
@media (max-width:640px){
body{font-size:16px}
header,main,footer{padding-left:16px;padding-right:16px}
header{padding-top:20px}
h1{font-size:23px}
section{margin:36px 0}
.key{grid-template-columns:1fr 1fr;gap:8px}
.key li{padding:10px 12px}
.key b{font-size:20px}
.wide{display:none}
.narrow{display:block}
td small{white-space:normal}
}
@media print{
:root{color-scheme:light;${variables(LIGHT)}}
body{font-size:11pt}
header,main,footer{max-width:none;padding:0}
.languages{display:none}
section{margin:18pt 0}
figure,.key,tr{break-inside:avoid}
h2,h3,figcaption{break-after:avoid}
.wide{display:block}
.narrow{display:none}
details::details-content{content-visibility:visible;height:auto}
pre{white-space:pre-wrap}
.scroll{overflow:visible}
}`;
}
