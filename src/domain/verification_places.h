#pragma once

#include "domain/verification.h"

// The part of verification.cpp about places in the queue, call backs and booked slots.
namespace visavis::places {

/// The place that somebody who joins now takes up again; nothing: a new one.
std::optional<Timestamp> at_joining(const Verification& verification, Timestamp now);
/// Until when somebody who leaves the queue keeps the place; nothing: not at all.
std::optional<Timestamp> kept_after_leaving(const Waiting& waiting, LeaveReason reason,
                                            Timestamp now);

Result<EventBody, Refusal> decide(const Verification& v, const RequestCallBack&, Timestamp now);
Result<EventBody, Refusal> decide(const Verification& v, const EndCallBack&, Timestamp now);
Result<EventBody, Refusal> decide(const Verification& v, const TellCallBack&, Timestamp now);
Result<EventBody, Refusal> decide(const Verification& v, const BookSlot& command, Timestamp now);
Result<EventBody, Refusal> decide(const Verification& v, const CancelSlot&, Timestamp now);
Result<EventBody, Refusal> decide(const Verification& v, const RemindSlot&, Timestamp now);
Result<EventBody, Refusal> decide(const Verification& v, const UseSlot&, Timestamp now);

void apply(Verification& v, Timestamp at, const CallBackRequested&);
void apply(Verification& v, Timestamp at, const CallBackEnded&);
void apply(Verification& v, Timestamp at, const CallBackTold&);
void apply(Verification& v, Timestamp at, const SlotBooked& event);
void apply(Verification& v, Timestamp at, const SlotCanceled& event);
void apply(Verification& v, Timestamp at, const SlotReminded&);
void apply(Verification& v, Timestamp at, const SlotUsed& event);

}  // namespace visavis::places
