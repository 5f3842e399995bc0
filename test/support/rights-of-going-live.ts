/** The part of the matrix role x route x object about going live and disclosures; how to read it stands in rights.test.ts. */

/** A letter a role: admin, finance, support, auditor, merchant-owner, merchant-staff, member. */
export const RIGHTS_OF_GOING_LIVE: Readonly<Record<string, string>> = {
  // Of the installation: who has a role in one programme has none there.
  checkPlan: '-------',
  applyToGoLive: '-------',
  listLiveApplications: '-------',
  getLiveApplication: '-------',
  signLiveApplication: '-------',
  openLiveProgramme: '-------',
  getDisclosures: '+++++++',
  getAcceptance: '++++--o',
  // At a till, for whoever stands there; members accept for themselves in disclosures.test.ts.
  acceptDisclosures: '+---mm-',
  checkTexts: '+++-+--',
};

/** Bodies of these routes; `id` is new, `merchantId` the caller's id of a merchant. */
export function bodiesOfGoingLive(id: string, merchantId: string): Readonly<Record<string, unknown>> {
  return {
    checkPlan: { plan: {} },
    applyToGoLive: { name: id, plan: {} },
    signLiveApplication: { digest: '', findings: [], reason: 'r' },
    acceptDisclosures: { hash: '', language: 'zh', channel: 'till', merchantId, proof: 'sheet 1' },
    checkTexts: { texts: ['hello'] },
  };
}
