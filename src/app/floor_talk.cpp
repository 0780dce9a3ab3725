// Beside the picture of a call: the chat, who is muted, and what is asked now.
#include <algorithm>

#include "app/floor_state.h"
#include "app/verification/change.h"

namespace visavis::app {
namespace {

/// Enough for somebody who types, not for a program.
constexpr RateLimit messages_limit{5, std::chrono::milliseconds{500}};
constexpr std::size_t chat_messages_max = 200;
constexpr std::size_t chat_bytes_max = std::size_t{32} * 1024;

const ChecklistItem* find_item(const InCall& in_call, const std::string& item) {
  const auto found = std::find_if(in_call.checklist.begin(), in_call.checklist.end(),
                                  [&](const ChecklistItem& one) { return one.item == item; });
  return found == in_call.checklist.end() ? nullptr : &*found;
}

}  // namespace

void Talk::add(CallSide from, Personal<std::string> text, Timestamp at) {
  chat_bytes += text.reveal().size();
  chat.push_back({++last_message, from, std::move(text), at});
  while (chat.size() > chat_messages_max || chat_bytes > chat_bytes_max) {
    chat_bytes -= chat.front().text.reveal().size();
    chat.pop_front();
  }
}

Result<Done, Refusal> Floor::State::chat_said(Context& context, VerificationId applicant,
                                              CallSide side, const SayCallChat& say) {
  const auto found = calls.find(applicant);
  if (found == calls.end()) return refuse(Refusal::not_in_call);
  LiveCall& call = found->second;
  const Timestamp now = context.clock.now();
  auto& messages = call.talk.of(side).messages;
  if (!messages) messages.emplace(messages_limit, now);
  if (messages->attempt(now) > Duration::zero()) return refuse(Refusal::chat_too_fast);
  call.talk.add(side, say.text, now);
  show(context, applicant);
  show_desk(context, call.representative);
  return Done{};
}

Result<Done, Refusal> Floor::State::media_said(VerificationId applicant, CallSide side,
                                               const SayCallMedia& say) {
  const auto found = calls.find(applicant);
  if (found == calls.end()) return refuse(Refusal::not_in_call);
  Talk& talk = found->second.talk;
  if (talk.of(side).switches == say.switches) return Done{};
  talk.of(side).switches = say.switches;
  const bool by_applicant = side == CallSide::applicant;
  talk.of(by_applicant ? CallSide::representative : CallSide::applicant).unshown = true;
  return Done{};
}

Result<Done, Refusal> Floor::State::show_item_said(Context& context, const Desk& desk,
                                                   const SayShowItem& say) {
  const auto found = desk.call ? calls.find(*desk.call) : calls.end();
  if (found == calls.end()) return refuse(Refusal::not_in_call);
  if (say.item) {
    const auto verification = context.verifications.verification(*desk.call);
    const auto* in_call = verification ? std::get_if<InCall>(&verification->status) : nullptr;
    if (in_call == nullptr) return refuse(Refusal::not_in_call);
    if (find_item(*in_call, *say.item) == nullptr) return refuse(Refusal::checklist_item_unknown);
  }
  Talk& talk = found->second.talk;
  talk.item = say.item;
  talk.applicant.unshown = talk.representative.unshown = true;
  return Done{};
}

Result<Done, Refusal> Floor::State::leave_call_said(Context& context, VerificationId applicant) {
  const auto found = calls.find(applicant);
  if (found == calls.end()) return refuse(Refusal::not_in_call);
  const auto left = change(context, applicant, LeaveCall{found->second.id});
  if (!left) return refuse(left.error());
  return Done{};
}

/// A key that is held down must not send a state for each of its repetitions.
void Floor::State::show_talk(Context& context) {
  for (auto& [applicant, call] : calls) {
    if (std::exchange(call.talk.applicant.unshown, false)) show(context, applicant);
    if (std::exchange(call.talk.representative.unshown, false))
      show_desk(context, call.representative);
  }
}

void Floor::State::show_desk(Context& context, StaffId representative) {
  const auto desk = desks.find(representative);
  if (desk != desks.end()) show(context, desk->second);
}

CallTalk Floor::State::talk_for(CallSide side, VerificationId applicant,
                                const LiveCall& call) const {
  const bool for_applicant = side == CallSide::applicant;
  const Talk& talk = call.talk;
  CallTalk seen{{talk.chat.begin(), talk.chat.end()},
                for_applicant ? talk.representative.switches : talk.applicant.switches,
                std::nullopt};
  const Presence* peer = nullptr;
  if (for_applicant) {
    const auto desk = desks.find(call.representative);
    if (desk != desks.end()) peer = &desk->second.presence;
  } else {
    const auto found = applicants.find(applicant);
    if (found != applicants.end()) peer = &found->second;
  }
  if (peer != nullptr && !peer->connected) seen.peer_away_since = peer->away_since;
  return seen;
}

std::optional<Caption> Floor::State::caption(const InCall& in_call, const LiveCall& call) {
  if (!call.talk.item) return std::nullopt;
  const auto* item = find_item(in_call, *call.talk.item);
  if (item == nullptr) return std::nullopt;
  return caption_of(*item);
}

}  // namespace visavis::app
