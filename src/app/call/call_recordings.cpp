#include "app/call/call_recordings.h"

#include <utility>

namespace visavis::app {

void CallRecordings::begin(const Verification& in_call, const InCall& call) {
  if (recorder_ == nullptr || !has_consented(in_call, true)) return;
  const auto side = [&](CallSide of) {
    return RecordedSide{in_call.id, in_call.marketplace, in_call.account, call.call, of};
  };
  calls_.try_emplace(in_call.id,
                     Recorded{side(CallSide::applicant), side(CallSide::representative)});
}

void CallRecordings::end(VerificationId applicant) {
  line(applicant, std::nullopt);
  calls_.erase(applicant);
}

void CallRecordings::line(VerificationId applicant, const std::optional<Line>& line) {
  const auto found = calls_.find(applicant);
  if (found == calls_.end()) return;
  auto& call = found->second;
  std::erase_if(call.transports, [&](const auto& one) {
    const bool stays = line && (line->applicant.transport == one.first ||
                                line->representative.transport == one.first);
    if (!stays) recorder_->end(one.first);
    return !stays;
  });
  if (!line) return;
  look(call, line->applicant, call.applicant);
  look(call, line->representative, call.representative);
}

/// Whatever its browser has not described yet it does not send yet.
void CallRecordings::look(Recorded& call, const Leg& leg, const RecordedSide& side) {
  auto sent = relay_.sent_media(leg.transport);
  if (sent.streams.empty()) return;
  const auto [known, is_new] = call.transports.try_emplace(leg.transport);
  if (is_new) {
    recorder_->begin(leg.transport, sent, side);
  } else if (known->second != sent) {
    recorder_->renegotiated(leg.transport, sent);
  }
  known->second = std::move(sent);
}

}  // namespace visavis::app
