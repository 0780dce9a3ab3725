import type { ApplicantView } from '../../shared/api/types';
import { brokeOff } from '../account/account_calls';

// What a booked time does, and a place that is older than the wait.

/** The booked time until it is over: nobody tells a page that it is. */
export function comingSlot(slot: ApplicantView['slot'], now_ms: number): ApplicantView['slot'] {
  return slot !== null && now_ms <= Date.parse(slot.head_until) ? slot : null;
}

/** Joining now, or waiting already, leads to the head of the line. */
export function slotCounts(slot: ApplicantView['slot'], now_ms: number): boolean {
  return (
    slot !== null && now_ms >= Date.parse(slot.head_from) && now_ms <= Date.parse(slot.head_until)
  );
}

/** What their place in line is from, when it is older than the wait. A booked time speaks for itself. */
export function placeFrom(view: ApplicantView, now_ms: number): 'technical' | 'earlier' | null {
  if (!view.queue?.kept || slotCounts(view.slot, now_ms)) return null;
  // Nothing is kept for who left: then it was an absence.
  return brokeOff(view.last_result) ? 'technical' : 'earlier';
}
