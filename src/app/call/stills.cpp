#include "app/call/stills.h"

#include <algorithm>

#include "app/ports/pictures.h"

namespace visavis::app {
namespace {

/// Enough for both sides of a document and a second try, not for a key that is held down.
constexpr RateLimit asking_limit{4, std::chrono::seconds{2}};
/// A phone may ask for a moment, and a bad line takes its time: nothing heard for so long is over.
constexpr Duration silence_max = std::chrono::seconds{30};
/// However slowly it comes: a representative waits no longer for one.
constexpr Duration coming_max = std::chrono::minutes{3};
/// A page that was reloaded takes another picture.
constexpr int takes_max = 3;
/// Of all files on their way, in memory.
constexpr std::size_t coming_bytes_max = std::size_t{256} * 1024 * 1024;

bool is_wanted(const SeenStill& still) {
  return still.state == StillState::asked || still.state == StillState::coming;
}

std::size_t parts_of(std::size_t bytes) {
  return (bytes + still_part_bytes - 1) / still_part_bytes;
}

std::size_t bytes_of_part(std::size_t bytes, std::size_t number) {
  return std::min(still_part_bytes, bytes - number * still_part_bytes);
}

bool is_part(const StillPart& part) {
  return part.bytes > 0 && part.bytes <= picture_file_bytes_max &&
         part.number < parts_of(part.bytes) &&
         part.content.size() == bytes_of_part(part.bytes, part.number);
}

SeenStill* find(std::vector<SeenStill>& all, EvidenceId still) {
  const auto found = std::ranges::find(all, still, &SeenStill::still);
  return found == all.end() ? nullptr : &*found;
}

void note(SeenStill& seen, const KeptStill& kept) {
  (kept.source == StillSource::camera ? seen.camera : seen.relay) = kept;
  if (kept.source == StillSource::camera) seen.state = StillState::kept;
}

}  // namespace

void Stills::restore(const Verification& in_call, const std::vector<EvidenceRecord>& evidence) {
  const auto& state = std::get<InCall>(in_call.status);
  Call* call = begin(in_call, state);
  if (call == nullptr) return;
  for (const auto& one : evidence) {
    if (one.call != state.call || !one.still) continue;
    SeenStill* seen = find(call->taken, one.still->asked);
    if (seen == nullptr)
      seen = &call->taken.emplace_back(SeenStill{one.still->asked, one.still->of, one.still->taken,
                                                 StillState::missed, 100, StillLoss::interrupted});
    app::note(*seen, *one.still);
    if (seen->camera) seen->why.reset();
  }
}

Stills::Call* Stills::begin(const Verification& in_call, const InCall& call) {
  if (keeper_ == nullptr || call.meeting || !has_consented(in_call, true)) return nullptr;
  const RecordedSide whose{in_call.id, in_call.marketplace, in_call.account, call.call,
                           CallSide::applicant};
  const auto [at, is_new] =
      calls_.insert_or_assign(in_call.id, Call{whose, TokenBucket{asking_limit, clock_.steady()}});
  return &at->second;
}

void Stills::on(const CommittedStep& step) {
  const auto* in_call = std::get_if<InCall>(&step.after.status);
  const auto found = calls_.find(step.after.id);
  const bool goes_on =
      found != calls_.end() && in_call != nullptr && in_call->call == found->second.whose.call;
  if (goes_on) return note(found->second, step.event.body);
  if (found != calls_.end()) end(found);
  if (in_call != nullptr) begin(step.after, *in_call);
}

/// What has not come yet does not any more.
void Stills::end(std::map<VerificationId, Call>::iterator ended) {
  auto& [applicant, call] = *ended;
  if (SeenStill* still = wanted(call)) give_up(applicant, call, *still, StillLoss::no_answer);
  calls_.erase(ended);
}

void Stills::note(Call& call, const EventBody& body) {
  if (const auto* kept = std::get_if<StillKept>(&body)) {
    if (SeenStill* seen = find(call.taken, kept->still.asked)) app::note(*seen, kept->still);
  } else if (const auto* missed = std::get_if<StillMissed>(&body)) {
    SeenStill* seen = find(call.taken, missed->evidence);
    if (seen == nullptr) return;
    seen->state = StillState::missed;
    seen->why = missed->why;
  }
}

void Stills::tick() {
  for (auto& [applicant, call] : calls_) {
    SeenStill* still = wanted(call);
    if (still == nullptr) continue;
    const Monotonic now = clock_.steady();
    if (now - call.moved >= silence_max || now - call.asked >= coming_max)
      give_up(applicant, call, *still, StillLoss::no_answer);
  }
}

Result<Done, Refusal> Stills::ask(VerificationId applicant, StillOf of) {
  const auto found = calls_.find(applicant);
  if (found == calls_.end()) return refuse(Refusal::stills_not_kept);
  Call& call = found->second;
  if (wanted(call) != nullptr) return refuse(Refusal::still_under_way);
  if (std::ssize(call.taken) >= policy_.stills_max) return refuse(Refusal::too_many_stills);
  if (call.asking.attempt(clock_.steady()) > Duration::zero())
    return refuse(Refusal::too_many_attempts);
  call.taken.push_back({EvidenceId{entropy_.id_bytes()}, of, clock_.now()});
  call.asked = call.moved = clock_.steady();
  call.takes = 0;
  return Done{};
}

Result<std::size_t, Refusal> Stills::part(VerificationId applicant, StillPart part) {
  const auto found = calls_.find(applicant);
  if (found == calls_.end()) return refuse(Refusal::still_not_wanted);
  Call& call = found->second;
  SeenStill* still = find(call.taken, part.still);
  if (still == nullptr) return refuse(Refusal::still_not_wanted);
  // The answer to the last part may have been lost on its way.
  if (still->state == StillState::reading || still->state == StillState::kept)
    return std::size_t{0};
  if (!is_wanted(*still)) return refuse(Refusal::still_not_wanted);
  if (!is_part(part)) return refuse(Refusal::invalid_request);
  if (!call.coming || call.coming->take != part.take) {
    const auto begun = take_up(call, *still, part);
    if (!begun) return refuse(begun.error());
  }
  Coming& coming = *call.coming;
  if (part.bytes != coming.file.size()) return refuse(Refusal::invalid_request);
  if (!coming.here[part.number]) {
    call.moved = clock_.steady();
    coming.here[part.number] = true;
    --coming.missing;
    std::ranges::copy(part.content, coming.file.begin() + static_cast<std::ptrdiff_t>(
                                                              part.number * still_part_bytes));
  }
  still->percent =
      static_cast<unsigned>(100 * (coming.here.size() - coming.missing) / coming.here.size());
  if (coming.missing > 0) return coming.missing;
  still->state = StillState::reading;
  keeper_->keep({call.whose, still->still, still->of, coming.began}, std::move(coming.file));
  call.coming.reset();
  return std::size_t{0};
}

/// A picture begins to come: the first one, or one that was taken after a reload of the page. What
/// the service saw at this moment is kept beside the first.
Result<Done, Refusal> Stills::take_up(Call& call, SeenStill& still, const StillPart& part) {
  if (call.takes >= takes_max) return refuse(Refusal::still_not_wanted);
  std::size_t under_way = part.bytes;
  for (const auto& [id, other] : calls_)
    if (other.coming && &other != &call) under_way += other.coming->file.size();
  if (under_way > coming_bytes_max) return refuse(Refusal::busy);
  const std::size_t parts = parts_of(part.bytes);
  if (still.state == StillState::asked)
    keeper_->keep_relayed({call.whose, still.still, still.of, clock_.now()});
  still.state = StillState::coming;
  ++call.takes;
  call.coming = Coming{part.take, clock_.now(), std::vector<std::uint8_t>(part.bytes),
                       std::vector<bool>(parts), parts};
  return Done{};
}

Result<Done, Refusal> Stills::missed(VerificationId applicant, EvidenceId still, StillLoss why) {
  const auto found = calls_.find(applicant);
  SeenStill* seen = found == calls_.end() ? nullptr : find(found->second.taken, still);
  if (seen == nullptr || !is_wanted(*seen)) return refuse(Refusal::still_not_wanted);
  if (seen->state == StillState::asked && why != StillLoss::no_camera)
    keeper_->keep_relayed({found->second.whose, still, seen->of, clock_.now()});
  give_up(applicant, found->second, *seen, why);
  return Done{};
}

void Stills::give_up(VerificationId applicant, Call& call, SeenStill& still, StillLoss why) {
  still.state = StillState::missed;
  still.why = why;
  call.coming.reset();
  lost_.emplace_back(applicant, MissStill{call.whose.call, still.still, still.of, why});
}

SeenStill* Stills::wanted(Call& call) {
  const auto found = std::ranges::find_if(call.taken, is_wanted);
  return found == call.taken.end() ? nullptr : &*found;
}

std::optional<WantedStill> Stills::wanted(VerificationId applicant) const {
  const auto found = calls_.find(applicant);
  if (found == calls_.end()) return std::nullopt;
  for (const auto& still : found->second.taken)
    if (is_wanted(still)) return WantedStill{still.still, still.of};
  return std::nullopt;
}

std::optional<SeenStills> Stills::seen(VerificationId applicant) const {
  const auto found = calls_.find(applicant);
  if (found == calls_.end()) return std::nullopt;
  const auto& taken = found->second.taken;
  return SeenStills{taken, std::max(0, policy_.stills_max - static_cast<int>(taken.size()))};
}

}  // namespace visavis::app
