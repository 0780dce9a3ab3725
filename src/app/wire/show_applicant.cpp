#include "app/wire/shown.h"
#include "base/cases.h"
#include "domain/queue.h"

namespace visavis::app::shape {
namespace {

std::optional<QueuePlace> shown(const std::optional<app::QueuePlace>& queue) {
  if (!queue) return std::nullopt;
  QueuePlace place{.place = queue->place,
                   .length = queue->length,
                   .length_rounded = queue->length > exact_length_max,
                   .estimate_seconds = {},
                   .kept = queue->kept,
                   .call_back = queue->call_back.has_value(),
                   .told = queue->call_back && queue->call_back->told};
  if (queue->estimate)
    place.estimate_seconds = std::chrono::duration_cast<std::chrono::seconds>(*queue->estimate);
  return place;
}

Opening shown(const app::Opening& opening) {
  return {opening.open, opening.staff_available, opening.opens};
}

std::optional<SlotOnScreen> on_screen(const std::optional<Slot>& slot) {
  if (!slot) return std::nullopt;
  return SlotOnScreen{slot->at, slot->at - slot_early, slot->at + slot_late};
}

std::vector<EffectTold> told(const std::vector<visavis::Effect>& effects) {
  std::vector<EffectTold> all;
  all.reserve(effects.size());
  for (const auto& one : effects) all.push_back({one.name, one.done});
  return all;
}

std::optional<Caption> shown(const std::optional<visavis::Caption>& caption) {
  if (!caption) return std::nullopt;
  return Caption{caption->kind, caption->text, or_null(caption->gesture)};
}

std::optional<std::string> photo_url(const app::ApplicantCall& call, VerificationId id) {
  if (!call.representative_has_photo) return std::nullopt;
  // A page keeps an image by its address as long as it is open, whatever the headers say: another
  // call is another address.
  return "/applicant/call/photo?verification=" + id.text() + "&call=" + call.id.text();
}

std::optional<MeetingToJoin> shown(const std::optional<ApplicantMeeting>& meeting) {
  if (!meeting) return std::nullopt;
  return MeetingToJoin{meeting->url,
                       meeting->seen,
                       meeting->joined,
                       meeting->joined_before,
                       meeting->representative_in,
                       meeting->representative_was_in,
                       meeting->join_by,
                       meeting->alone_by};
}

std::optional<ApplicantCall> shown(const std::optional<app::ApplicantCall>& call,
                                   VerificationId id) {
  if (!call) return std::nullopt;
  return ApplicantCall{call->id,
                       short_code(call->id),
                       {call->representative_name, photo_url(*call, id)},
                       call->started,
                       call->peer_present,
                       call->talk.peer_away_since,
                       call->talk.peer_unreached_since,
                       call->talk.peer,
                       shown(call->now),
                       chat(call->talk, CallSide::applicant),
                       shown(call->meeting),
                       call->still,
                       call->camera};
}

}  // namespace

std::vector<ChatMessage> chat(const CallTalk& talk, CallSide seen_by) {
  std::vector<ChatMessage> messages;
  messages.reserve(talk.chat.size());
  for (const auto& one : talk.chat)
    messages.push_back(
        {one.id, one.from == seen_by ? Speaker::me : Speaker::peer, one.text, one.at});
  return messages;
}

ApplicantView shown(const app::ApplicantView& view) {
  const visavis::Verification& v = view.verification;
  const bool consented = has_consented(v, view.recorded);
  return {v.id,
          {view.marketplace_name, or_null(view.support_url)},
          v.profile,
          or_null(v.return_url),
          shown(v.status),
          view.overdue,
          is_open(v) ? std::optional{v.deadline} : std::nullopt,
          {std::string{consent_to(view.recorded)}, consented},
          view.denied_actions,
          view.more_denied_actions,
          told(v.effects),
          {view.told_by_mail},
          shown(view.queue),
          shown(view.opening),
          on_screen(view.slot),
          view.kept_place,
          shown(view.call, v.id),
          view.device,
          shown(v.last_result),
          appeal_state(v, view.appeal_answer),
          view.failed_needs_review,
          view.medium,
          view.recorded,
          view.kept,
          view.meeting_awaited};
}

ApplicantMessage shown(const ToApplicant& message) {
  return std::visit(Cases{[](const app::ApplicantView& view) -> ApplicantMessage {
                            return ApplicantState{shown(view)};
                          },
                          [](const QueueChanged& changed) -> ApplicantMessage {
                            return ApplicantQueueNews{shown(changed.queue), shown(changed.opening)};
                          },
                          [](const auto& other) -> ApplicantMessage { return other; }},
                    message);
}

FreeSlots shown(const app::FreeSlots& free) {
  FreeSlots slots{std::chrono::duration_cast<std::chrono::minutes>(free.length).count(),
                  free.bookings_left,
                  {}};
  for (const auto& one : free.slots) slots.slots.push_back({one.at, one.free});
  return slots;
}

HandOff shown(const app::HandOff& hand_off, QrDrawing qr, std::optional<std::string> code) {
  return {hand_off.url, hand_off.expires, std::move(qr), std::move(code)};
}

}  // namespace visavis::app::shape
