#include "walk/walk.h"

#include <algorithm>
#include <array>

namespace visavis::walk {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
namespace say = app::say;

constexpr std::size_t accounts = 3;
constexpr std::size_t who_take_calls = 3;

OpeningHours hours_of(int walk) {
  static const std::vector<std::vector<std::string>> kinds{
      {}, {"mon-sun 08:00-20:00"}, {}, {"mon-fri 22:00-06:00"}};
  return OpeningHours::parse(kinds[static_cast<std::size_t>(walk) % kinds.size()]).value();
}

std::string support_of(int walk) {
  static const std::array<std::string, 3> kinds{"", "mailto:help@market.example",
                                                "https://market.example/help"};
  return kinds[static_cast<std::size_t>(walk) % kinds.size()];
}

std::vector<Member> everybody() {
  static constexpr std::array roles{Role::representative, Role::supervisor, Role::representative,
                                    Role::administrator};
  static const std::array<std::string, roles.size()> names{"Eva", "Sam", "Kim", "Ada"};
  std::vector<Member> all;
  for (std::size_t i = 0; i < roles.size(); ++i)
    all.push_back({{StaffId{IdBytes{static_cast<std::uint8_t>(i + 1)}}, names[i] + "@v.example",
                    names[i], roles[i], ""}});
  return all;
}

}  // namespace

// One walk of nine has no mail server.
Walk::Walk(int which)
    : number(which),
      world(static_cast<std::uint64_t>(number) + 1, number % 9 != 8),
      market{MarketplaceId{IdBytes{5}}, "Market", "", "", support_of(number)},
      mails(number % 9 != 8),
      staff(everybody()),
      random_(static_cast<std::uint64_t>(number) + 1),
      weather_(random_),
      recorder_(random_) {
  world.schedule.opening = hours_of(number);
  world.policy.failed_needs_review = number % 5 != 4;
  // In every third walk calls are meetings, and in every other of those they are recorded.
  if (number % 3 == 1)
    world.meeting_rules = {.set_up = true,
                           .medium = CallMedium::google_meet,
                           .recorded = number % 6 == 1,
                           .falls_back = number % 5 == 1};
  // Of the others, half.
  if (number % 3 != 1 && number % 2 == 0)
    world.meeting_rules.others_kept =
        KeptFor{std::chrono::days{60}, std::chrono::days{90}, std::chrono::days{30}};
  world.restart();
  world.store.add_marketplace(market, world.clock.now());
  for (auto& one : staff) {
    world.store.add_staff(one.staff, world.clock.now());
    if (takes_calls(one.staff)) continue;
    world.connected(one.staff);
    one.here = true;
  }
  for (std::size_t i = 0; i < accounts; ++i) requires_again(i);
  // Some begin where nobody has done anything for longer than the deadline.
  if (number % 8 == 7) world.pass(std::chrono::days{8}, hours{6});
}

void Walk::step() {
  something();
  media_come_and_go();
  meetings_come_and_go();
  world.pass(seconds{1}, seconds{1});
}

void Walk::media_come_and_go() {
  for (auto& one : people)
    if (one.here) describes(one);
  for (const auto& line : std::set{world.relay.joined}) {
    for (const auto& transport : {line.first, line.second}) {
      const auto fate = weather_() % 8;
      if (fate < 3 && world.relay.offered.contains(line.first)) {
        world.relay_event(app::TransportConnected{transport});
        up_.insert(transport);
      } else if (fate == 7 && up_.erase(transport) > 0) {
        world.relay_event(app::TransportLost{transport});
      }
    }
  }
}

/// As a page does that is asked to connect.
void Walk::describes(Person& one) {
  app::Negotiation asked = 0;
  for (const auto& message : world.live.applicants[one.verification])
    if (const auto* connect = std::get_if<app::CallConnect>(&message)) asked = connect->negotiation;
  if (asked <= one.offered) return;
  one.offered = asked;
  says(one, app::CallOffer{asked, one.verification.text()});
}

bool Walk::reached(const Person& one, CallSide side) const {
  const auto& relay = world.relay;
  return std::any_of(relay.joined.begin(), relay.joined.end(), [&](const auto& line) {
    const auto offer = relay.offered.find(line.first);
    const bool own = offer != relay.offered.end() && offer->second == one.verification.text();
    return own && up_.contains(side == CallSide::applicant ? line.first : line.second);
  });
}

Person& Walk::somebody(std::string_view status) {
  std::vector<Person*> all;
  for (auto& one : people)
    if (name(row(one).status) == status) all.push_back(&one);
  return all.empty() ? somebody() : *all[below(all.size())];
}

Member& Walk::member() { return staff[below(who_take_calls)]; }

void Walk::something() {
  if (recorder_() % 6 == 0) the_recorder_does(people[recorder_() % people.size()]);
  const auto who = below(10);
  if (who < 4) return goes_on(below(people.size()));
  if (who < 6) return an_applicant_does(somebody());
  if (who < 8) return staff_do(member());
  if (who < 9) return the_marketplace_does(below(people.size()));
  time_passes();
}

void Walk::time_passes() {
  const auto now = world.clock.now();
  for (const auto& one : people) {
    const auto slot = row(one).slot;
    if (!slot || slot->at <= now || one_in(2)) continue;
    // Its reminder comes before it.
    const bool reminded = slot->at - now < minutes{20};
    const Duration time = slot->at - now - (reminded ? minutes{0} : minutes{10});
    return world.pass(time, time / 5);
  }
  static const std::vector<Duration> often{seconds{5},  seconds{20}, seconds{35},
                                           seconds{65}, minutes{4},  minutes{12}};
  const bool long_time = one_in(4);
  const Duration time =
      long_time ? Duration{hours{1 + static_cast<int>(below(72))}} : often[below(often.size())];
  world.pass(time, time / 5);
}

/// Then joins with the next step or so.
void Walk::until_just_before(Timestamp slot) {
  const auto now = world.clock.now();
  const auto soon = slot - minutes{2};
  if (now < soon) return world.pass(soon - now, (soon - now) / 5);
  says(somebody("required"), say::JoinQueue{});
}

void Walk::requires_again(std::size_t account) {
  static const std::array<std::string, accounts> names{"Ann", "Ben", "Cleo"};
  app::RequireVerification wanted{AccountId::parse("a" + std::to_string(account)).value(),
                                  enum_names<Trigger>[below(enum_names<Trigger>.size())].first,
                                  {},
                                  "",
                                  {}};
  Profile profile{.name = names[account]};
  if (account == 1) profile.photo_url = "https://market.example/ben.jpg";
  wanted.profile = Personal{profile};
  // One of them cannot be written to.
  if (account != 2) wanted.contact = Contact{Personal<std::string>{"a@example.com"}, "en"};
  if (account == 1) wanted.contact->time_zone = "Europe/Berlin";
  const auto made = fakes::require_verification(world, market.id, wanted);
  if (!made) return;
  if (account == people.size()) people.emplace_back();
  Person& one = people[account];
  auto earlier = std::move(one.earlier);
  if (one.verification != VerificationId{}) earlier.push_back(one.verification);
  const auto id = made->verification.id;
  one = {.verification = id, .earlier = std::move(earlier), .device = {id, DeviceId{}}};
  comes(one);
}

void Walk::the_marketplace_does(std::size_t account) {
  const auto id = people[account].verification;
  switch (below(8)) {
    case 0:
      return (void)fakes::cancel_verification(world, market.id, id);
    case 1:
      return (void)fakes::change(world, id, GrantRetry{});
    case 2:
      for (const auto& effect : row(people[account]).effects)
        (void)fakes::change(world, id, ReportEffectDone{effect.id});
      return;
    default:
      return requires_again(account);
  }
}

/// Something of a call is kept, or erased again before its time.
void Walk::the_recorder_does(const Person& one) {
  const auto verification = row(one);
  const auto* in_call = std::get_if<InCall>(&verification.status);
  if (in_call != nullptr && !in_call->meeting) return keeps_something(verification, in_call->call);
  const auto kept = world.store.evidence_of(verification.id);
  if (kept.empty() || kept.front().state != EvidenceState::kept || recorder_() % 3 > 0) return;
  (void)fakes::change(world, verification.id,
                      EraseEvidence{kept.front().id, ErasedBecause::asked_for});
}

void Walk::keeps_something(const Verification& of, CallId call) {
  static constexpr std::array<std::optional<StillOf>, 3> kinds{std::nullopt, StillOf::face,
                                                               StillOf::document_front};
  IdBytes bytes{};
  for (auto& byte : bytes) byte = static_cast<std::uint8_t>(recorder_());
  const EvidenceId id{bytes};
  app::EvidenceRecord piece{
      id, of.id, of.marketplace, of.account, call, CallSide::applicant, world.clock.now(), "a key"};
  piece.still_of = kinds[recorder_() % kinds.size()];
  world.store.add_evidence(piece);
  if (piece.still_of)
    (void)fakes::change(
        world, of.id,
        KeepStill{call,
                  {.evidence = id, .asked = id, .of = *piece.still_of, .taken = piece.began}});
  else
    (void)fakes::change(world, of.id, KeepRecording{call, {.evidence = id, .began = piece.began}});
}

}  // namespace visavis::walk
