#include "app/shapes/results.h"

#include "app/words/words.h"

namespace visavis::app::shape {

Status shown(const visavis::Status& status) { return {name(status)}; }

std::optional<Hold> shown(const std::optional<visavis::Hold>& hold, const Policy& policy) {
  if (!hold) return std::nullopt;
  return Hold{hold->kind, policy.action_names(hold->denies), hold->reason, hold->since,
              hold->version};
}

Effect shown(const visavis::Effect& effect) {
  return {effect.id, effect.name, effect.done ? EffectStatus::done : EffectStatus::open};
}

std::vector<Effect> shown(const std::vector<visavis::Effect>& effects) {
  std::vector<Effect> all;
  all.reserve(effects.size());
  for (const auto& effect : effects) all.push_back(shown(effect));
  return all;
}

std::vector<ReasonWords> shown(const std::vector<ReasonCode>& reasons) {
  std::vector<ReasonWords> all;
  all.reserve(reasons.size());
  for (const auto reason : reasons) all.push_back({reason, std::string{reason_words(reason)}});
  return all;
}

std::optional<Result> shown(const std::optional<CallResult>& result) {
  if (!result) return std::nullopt;
  return Result{result->outcome, shown(result->reasons), result->message.reveal(), result->decided};
}

std::optional<BookedSlot> shown(const std::optional<Slot>& slot) {
  if (!slot) return std::nullopt;
  return BookedSlot{slot->at};
}

}  // namespace visavis::app::shape
