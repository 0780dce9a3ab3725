// What an applicant may meet: a long walk of people, staff and clock through the whole program.
// Each state that a page would show goes to VISAVIS_SNAPSHOTS, beside what is so; web/claims holds
// every sentence of the pages to it.
#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>
#include <random>
#include <set>

#include "app/call/decide_call.h"
#include "app/notices/notice_mail.h"
#include "app/records/row.h"
#include "app/review/second_review.h"
#include "app/verification/give_consent.h"
#include "app/verification/manage_verification.h"
#include "app/wire/shown.h"
#include "app/wire/text.h"
#include "domain/hold.h"

#include "fakes/world.h"

namespace visavis::app {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr int walks = 34;
constexpr int steps_each = 150;
constexpr std::size_t snapshots_wanted = 5000;

std::string in_json(std::string_view text) {
  std::string all = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') all += '\\';
    if (c == '\n')
      all += "\\n";
    else
      all += c;
  }
  return all + '"';
}

std::string_view yes_or_no(bool yes) { return yes ? "true" : "false"; }

std::string or_null(const std::optional<Timestamp>& at) {
  return at ? in_json(to_rfc3339(*at)) : "null";
}

OpeningHours hours_of(int walk) {
  static const std::vector<std::vector<std::string>> kinds{
      {}, {"mon-sun 08:00-20:00"}, {}, {"mon-fri 22:00-06:00"}};
  return OpeningHours::parse(kinds[static_cast<std::size_t>(walk) % kinds.size()]).value();
}

/// One life of a marketplace with three accounts and three members of staff.
class Walk {
 public:
  explicit Walk(int number) : random_(static_cast<std::uint64_t>(number) + 1) {
    world_.schedule.opening = hours_of(number);
    world_.restart();
    world_.store.add_marketplace({market_, "Market", "", ""}, world_.clock.now());
    for (std::uint8_t i = 1; i <= 3; ++i) {
      staff_.push_back({StaffId{IdBytes{i}}, std::to_string(i) + "@v.example",
                        "Staff " + std::to_string(i), Role::supervisor, ""});
      world_.store.add_staff(staff_.back(), world_.clock.now());
    }
    for (int i = 0; i < 3; ++i) requires_again(i);
    // Some begin where nobody has done anything for longer than the deadline.
    if (number % 8 == 7) world_.pass(std::chrono::days{8}, hours{6});
  }

  void step() {
    something();
    // Within a second every page knows.
    world_.pass(seconds{1}, seconds{1});
    for (const auto& id : now_) note(id);
    note_mails();
  }

  /// Lines of JSON, each once.
  std::vector<std::string> lines;

 private:
  std::size_t below(std::size_t limit) { return random_() % limit; }
  VerificationId somebody() { return now_[below(now_.size())]; }
  /// One of those who are at that stage, else somebody.
  VerificationId somebody(std::string_view status) {
    std::vector<VerificationId> all;
    for (const auto& id : now_)
      if (name(row(id).status) == status) all.push_back(id);
    return all.empty() ? somebody() : all[below(all.size())];
  }
  const Staff& member() { return staff_[below(staff_.size())]; }
  Verification row(VerificationId id) { return world_.store.verification(id).value(); }

  void requires_again(int account) {
    RequireVerification wanted{
        AccountId::parse("a" + std::to_string(account)).value(), Trigger::manual, {}, "", {}};
    wanted.profile = Personal{Profile{.name = "Ann"}};
    // One of them cannot be written to.
    if (account != 2) wanted.contact = Contact{Personal<std::string>{"a@example.com"}, "en"};
    if (account == 1) wanted.contact->time_zone = "Europe/Berlin";
    const auto made = fakes::require_verification(world_, market_, wanted);
    if (!made) return;
    const auto place = static_cast<std::size_t>(account);
    if (place < now_.size())
      now_[place] = made->verification.id;
    else
      now_.push_back(made->verification.id);
    world_.connected(made->verification.id);
    here_.insert(made->verification.id);
  }

  void something() {
    const auto who = below(10);
    if (who < 4) return goes_on(below(now_.size()));
    if (who < 6) return an_applicant_does(somebody());
    if (who < 8) return staff_do(member());
    if (who < 9) return the_marketplace_does(somebody());
    time_passes();
  }

  /// What usually comes next, so that the walk gets far.
  void goes_on(std::size_t account) {
    const auto id = now_[account];
    const auto status = name(row(id).status);
    if (!here_.contains(id)) return comes_or_goes(id);
    if (status == "required") {
      if (!row(id).consent)
        (void)fakes::give_consent(world_, id, std::string{consent_version});
      else if (row(id).slot)
        until_just_before(row(id).slot->at);
      else if (below(4) == 0)
        book(id);
      else
        (void)world_.said(id, say::JoinQueue{});
    } else if (status == "waiting") {
      goes_available(member());
    } else if (status == "in_call") {
      decide_something(member(), id);
    } else if (status == "in_review") {
      reviews(id);
    } else if (status == "not_verified") {
      if (!row(id).appeal || row(id).appeal->answer)
        appeals(id);
      else
        answers(id);
    } else {
      requires_again(static_cast<int>(account));
    }
  }

  /// Then joins with the next step or so.
  void until_just_before(Timestamp slot) {
    const auto now = world_.clock.now();
    const auto soon = slot - minutes{2};
    if (now < soon) return world_.pass(soon - now, (soon - now) / 5);
    (void)world_.said(somebody("required"), say::JoinQueue{});
  }

  void an_applicant_does(VerificationId id) {
    switch (below(14)) {
      case 13:
        return (void)fakes::change(world_, id, RequestLink{});
      case 0:
        return comes_or_goes(id);
      case 12:
        return (void)fakes::change(world_, id, RequestErasure{});
      case 1:
      case 2:
        if (!row(id).consent) (void)fakes::give_consent(world_, id, std::string{consent_version});
        [[fallthrough]];
      case 3:
      case 4:
        return (void)world_.said(id, say::JoinQueue{});
      case 5:
        return (void)world_.said(id, say::LeaveQueue{});
      case 6:
        return (void)world_.said(id, say::LeaveCall{});
      case 7:
        return (void)world_.said(id, say::RequestCallBack{});
      case 8:
        return (void)world_.said(id, say::EndCallBack{});
      case 9:
        return book(id);
      case 10:
        return (void)world_.said(id, say::CancelSlot{});
      default:
        return appeals(id);
    }
  }

  void comes_or_goes(VerificationId id) {
    if (here_.erase(id) > 0) return world_.disconnected(id);
    world_.connected(id);
    here_.insert(id);
  }

  void book(VerificationId id) {
    const auto slots = slots_offered(world_.schedule, world_.clock.now());
    if (!slots.empty())
      (void)world_.said(id, say::BookSlot{slots[below(std::min<std::size_t>(slots.size(), 20))]});
  }

  void staff_do(const Staff& member) {
    switch (below(10)) {
      case 0:
        if (staff_here_.contains(member.id)) return leaves(member);
        [[fallthrough]];
      case 1:
      case 2:
      case 3:
        return goes_available(member);
      case 4:
        return (void)world_.said(member.id, say::GoAway{});
      case 5:
        return take_a_call(member);
      case 6:
      case 7:
        return decide_something(member, somebody("in_call"));
      case 8:
        return reviews(somebody("in_review"));
      default:
        return answers(somebody("not_verified"));
    }
  }

  void leaves(const Staff& member) {
    staff_here_.erase(member.id);
    left_[member.id] = world_.clock.now();
    world_.disconnected(member.id);
  }

  void goes_available(const Staff& member) {
    if (staff_here_.insert(member.id).second) world_.connected(member);
    (void)world_.said(member.id, say::GoAvailable{});
    take_a_call(member);
  }

  void reviews(VerificationId id) {
    const auto verdict = below(4) == 0 ? Verdict::overturned : Verdict::confirmed;
    for (const auto& one : staff_)
      (void)fakes::review_decision(world_, one, id, verdict, "looked at");
  }

  void appeals(VerificationId id) {
    (void)fakes::change(world_, id,
                        RequestAppeal{Personal<std::string>{"It was me, and the light was bad."}});
  }

  void answers(VerificationId id) {
    (void)fakes::change(
        world_, id,
        AnswerAppeal{member().id, below(2) == 0, Personal<std::string>{"Please bring your card."}});
  }

  void take_a_call(const Staff& member) {
    for (const auto& id : now_) (void)world_.said(member.id, say::AcceptMatch{id});
  }

  void decide_something(const Staff& author, VerificationId id) {
    const auto verification = row(id);
    const auto* in_call = std::get_if<InCall>(&verification.status);
    if (in_call == nullptr) return;
    static const std::vector<Outcome> outcomes{Outcome::passed, Outcome::failed, Outcome::failed,
                                               Outcome::inconclusive, Outcome::technical};
    Decision decision;
    decision.outcome = outcomes[below(outcomes.size())];
    decision.message = Personal<std::string>{"Thank you."};
    decision.internal_text = Personal<std::string>{"seen"};
    for (const auto& reason : all_reasons()) {
      if (reason.outcome == decision.outcome && decision.reasons.empty())
        decision.reasons = {reason.reason};
    }
    const auto mark =
        decision.outcome == Outcome::failed ? ChecklistMark::not_ok : ChecklistMark::ok;
    for (const auto& item : in_call->checklist) decision.checklist.push_back({item.item, mark});
    // By whoever had the call, mostly somebody else than this one.
    for (const auto& one : staff_)
      if (one.id == in_call->representative || one.id == author.id)
        (void)fakes::decide_call(world_, one, in_call->call, decision);
  }

  void the_marketplace_does(VerificationId id) {
    switch (below(8)) {
      case 0:
        (void)fakes::cancel_verification(world_, market_, id);
        return;
      case 1:
        (void)fakes::change(world_, id, GrantRetry{});
        return;
      case 2:
        for (const auto& effect : row(id).effects)
          (void)fakes::change(world_, id, ReportEffectDone{effect.id});
        return;
      default:
        return requires_again(static_cast<int>(below(now_.size())));
    }
  }

  void time_passes() {
    const auto now = world_.clock.now();
    for (const auto& id : now_) {
      const auto slot = row(id).slot;
      if (!slot || slot->at <= now || below(2) == 0) continue;
      // Its reminder comes before it.
      const bool reminded = slot->at - now < minutes{20};
      const Duration time = slot->at - now - (reminded ? minutes{0} : minutes{10});
      return world_.pass(time, time / 5);
    }
    static const std::vector<Duration> often{seconds{5},  seconds{20}, seconds{35},
                                             seconds{65}, minutes{4},  minutes{12}};
    const bool long_time = below(4) == 0;
    const Duration time =
        long_time ? Duration{hours{1 + static_cast<int>(below(72))}} : often[below(often.size())];
    world_.pass(time, time / 5);
  }

  /// What an open page shows, which is what was sent to it.
  void note(VerificationId id) {
    if (!here_.contains(id)) return;
    const auto page = world_.live.page(id);
    world_.live.applicants[id] = {page};
    const auto verification = row(id);
    const std::string said =
        "\"view\":" + text(shape::shown(page)) + ",\"so\":" + what_is_so(verification);
    if (!noted_[id].insert(said).second) return;
    const OwnDataSources from{world_.store, world_.store, world_.store, world_.policy,
                              std::chrono::days{365}};
    const auto own = own_data(from, id, world_.clock.now());
    lines.push_back(
        "{\"page\":" + in_json(id.text()) + ",\"now\":" + in_json(to_rfc3339(world_.clock.now())) +
        ",\"account\":" + text(shape::status(own.value(), world_.policy)) + "," + said + "}");
  }

  std::string what_is_so(const Verification& verification) {
    const auto now = world_.clock.now();
    const auto& opening = world_.schedule.opening;
    std::string staff;
    for (const auto& one : staff_) {
      if (!staff.empty()) staff += ',';
      staff += at_work(one.id);
    }
    return "{\"verification\":" + encode_row(verification) +
           ",\"status\":" + in_json(name(verification.status)) +
           ",\"lost_place\":" + std::string{yes_or_no(lost_place(verification.id))} +
           ",\"here\":" + std::string{yes_or_no(here_.contains(verification.id))} + ",\"staff\":[" +
           staff + "],\"open\":" + std::string{yes_or_no(opening.open_at(now))} +
           ",\"always_open\":" + std::string{yes_or_no(opening == OpeningHours{})} +
           ",\"opens\":" + or_null(opening.next_opening(now)) + "}";
  }

  /// They were in the queue last, and were away for too long.
  bool lost_place(VerificationId id) {
    bool lost = false;
    for (const auto& stored : world_.store.history(id)) {
      if (const auto* left = std::get_if<QueueLeft>(&stored.event.body))
        lost = left->reason == LeaveReason::absent;
      else if (std::holds_alternative<QueueJoined>(stored.event.body) ||
               std::holds_alternative<CallStarted>(stored.event.body))
        lost = false;
    }
    return lost;
  }

  /// As the member's own screen says. Who has just left may be reloading it.
  std::string at_work(StaffId member) {
    const auto left = left_.find(member);
    const bool here = staff_here_.contains(member);
    const bool reloads =
        !here && left != left_.end() && world_.clock.now() - left->second < seconds{10};
    StaffView console;
    if (here || reloads) {
      console = world_.live.console(member);
      world_.live.staff[member] = {console};
    }
    return "{\"here\":" + std::string{yes_or_no(here)} +
           ",\"reloads\":" + std::string{yes_or_no(reloads)} +
           ",\"available\":" + std::string{yes_or_no(console.available)} +
           ",\"in_call\":" + std::string{yes_or_no(console.call.has_value())} +
           ",\"wraps_up\":" + std::string{yes_or_no(console.wrap_up_until.has_value())} + "}";
  }

  /// Each mail with the verification as it was just after what the mail tells.
  void note_mails() {
    for (const auto& stored : world_.store.events_after(position_, 1000, std::nullopt)) {
      position_ = stored.position;
      const auto before = after_.find(stored.verification);
      const auto after = before == after_.end() ? begin(stored.verification, stored.event)
                                                : apply(before->second, stored.event);
      after_.insert_or_assign(stored.verification, after);
      const auto mail =
          notice_mail(after, stored.event, {market_, "Market", "", ""}, world_.policy);
      if (!mail) continue;
      lines.push_back("{\"mail\":" + in_json(mail->kind) +
                      ",\"now\":" + in_json(to_rfc3339(stored.event.at)) +
                      ",\"text\":" + in_json(mail->text.reveal()) + ",\"so\":{\"verification\":" +
                      encode_row(after) + ",\"status\":" + in_json(name(after.status)) + "}}");
    }
  }

  fakes::World world_;
  MarketplaceId market_{IdBytes{5}};
  std::vector<Staff> staff_;
  std::vector<VerificationId> now_;  ///< the latest of each account
  std::set<VerificationId> here_;
  std::set<StaffId> staff_here_;
  std::map<StaffId, Timestamp> left_;
  std::map<VerificationId, std::set<std::string>> noted_;
  std::int64_t position_ = 0;                     ///< of the events whose mails are noted
  std::map<VerificationId, Verification> after_;  ///< them
  std::mt19937_64 random_;
};

TEST(Snapshots, AreManyAndOfEveryKind) {
  std::ofstream out;
  if (const char* to = std::getenv("VISAVIS_SNAPSHOTS")) out.open(to);
  std::size_t snapshots = 0;
  std::string all;
  for (int number = 0; number < walks; ++number) {
    Walk walk(number);
    for (int i = 0; i < steps_each; ++i) walk.step();
    for (const auto& line : walk.lines) {
      snapshots += line.starts_with("{\"page\"") ? 1U : 0U;
      all += line + '\n';
    }
  }
  out << all;
  EXPECT_GT(snapshots, snapshots_wanted);
  for (const char* status :
       {"required", "waiting", "in_call", "in_review", "verified", "not_verified", "canceled"})
    EXPECT_NE(all.find(",\"status\":\"" + std::string{status} + "\",\"lost_place\""),
              std::string::npos)
        << status << " is never reached";
}

}  // namespace
}  // namespace visavis::app
