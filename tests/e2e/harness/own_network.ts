/**
 * Firefox and the fallback to TCP need a network of their own: run.ts makes one with unshare and
 * own_network.sh, and says so here.
 */
export const ownAddress: string | undefined = process.env['VISAVIS_E2E_ADDRESS'];
export const ownDevice: string | undefined = process.env['VISAVIS_E2E_DEVICE'];
