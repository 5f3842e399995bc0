/** The mark in a report's page: only a folder whose page has it is taken for an older report, which a new one may replace. */
export const GENERATOR = '<meta name="generator" content="greenpool">';
