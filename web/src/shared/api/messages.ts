import type { ApplicantMessage, ApplicantRequest, StaffRequest } from './types';

// What both pages say and hear alike, out of the messages of the contract.

/** About the media of a call, but stills. */
export type CallMessage = Exclude<
  Extract<ApplicantMessage, { type: `call_${string}` }>,
  CallStillMessage
>;
export type CallStillMessage = Extract<ApplicantMessage, { type: 'call_still' }>;

/** What both sides of a call say. */
export type SeatRequest = Extract<ApplicantRequest, { type: StaffRequest['type'] }>;
/** Of it, what is about the media. */
export type CallRequest = Exclude<SeatRequest, { type: 'call_chat' | 'call_media' }>;
